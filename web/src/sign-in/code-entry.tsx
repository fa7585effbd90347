import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';

type Props = {
  label: string;
  /** Asked at the sixth digit, without a click. */
  onCode: (code: string) => void;
  pending: boolean;
  /** Counts the refusals: the field is emptied for the next code. */
  refusals: number;
  /** Recovery codes are taken as well. */
  recovery?: boolean;
  first?: boolean;
};

/** The six digits of an authenticator app, or a recovery code in their place. */
export function CodeEntry({ recovery = false, ...props }: Props) {
  const [byRecovery, setByRecovery] = useState(false);
  return (
    <div className="space-y-2">
      {byRecovery ? <RecoveryCode {...props} /> : <SixDigits {...props} />}
      {recovery && (
        <Button look="quiet" className="-ml-3" onClick={() => setByRecovery(!byRecovery)}>
          {byRecovery ? 'Use the authenticator app' : 'Use a recovery code'}
        </Button>
      )}
    </div>
  );
}

function SixDigits({ label, onCode, pending, refusals, first = false }: Props) {
  const [digits, setDigits] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    if (refusals === 0) return;
    setDigits('');
    field.current?.focus();
  }, [refusals]);

  function type(text: string): void {
    const typed = text.replace(/\D/g, '').slice(0, 6);
    setDigits(typed);
    if (typed.length === 6 && typed !== digits && !pending) onCode(typed);
  }

  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus={first}
        placeholder="000000"
        aria-busy={pending}
        readOnly={pending}
        value={digits}
        onChange={(event) => type(event.target.value)}
        className="mt-1 block h-11 w-44 rounded-md border border-field bg-surface px-3 font-mono text-xl tracking-[0.3em] placeholder:text-quiet/40"
      />
    </div>
  );
}

function RecoveryCode({ onCode, pending }: Props) {
  const [code, setCode] = useState('');
  const id = useId();
  const send = () => {
    if (code.trim().length >= 6 && !pending) onCode(code.trim());
  };
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        Recovery code
      </label>
      <p id={`${id}-hint`} className="text-quiet">
        One of those you kept when you set up the app. Each works once.
      </p>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id={id}
          type="text"
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          autoCapitalize="none"
          autoFocus
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            send();
          }}
          className="block h-10 min-w-0 flex-1 rounded-md border border-field bg-surface px-3 font-mono"
        />
        <Button aria-disabled={pending} onClick={send}>
          Use this code
        </Button>
      </div>
    </div>
  );
}
