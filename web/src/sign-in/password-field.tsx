import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

type Props = {
  label: string;
  value: string;
  onType: (password: string) => void;
  autoComplete: 'current-password' | 'new-password';
  /** Where it stands in no form, as in dialogs. */
  onEnter?: () => void;
  /** What it has to be, said before somebody types. */
  hint?: ReactNode;
  /** What was pressed to come here is gone: the cursor stands in it. */
  first?: boolean;
};

/** Typed or pasted as it is; shown while the person wants to see it. */
export function PasswordField({ label, value, onType, autoComplete, onEnter, hint, first = false }: Props) {
  const [shown, setShown] = useState(false);
  const id = useId();
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="w-full">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-quiet">
          {hint}
        </div>
      )}
      <div className="relative mt-1">
        <input
          id={id}
          type={shown ? 'text' : 'password'}
          aria-describedby={hint ? `${id}-hint` : undefined}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoFocus={first}
          spellCheck={false}
          maxLength={256}
          required
          value={value}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter?.();
          }}
          className="block h-10 w-full rounded-md border border-field bg-surface pr-11 pl-3"
        />
        <button
          type="button"
          aria-label={shown ? 'Hide password' : 'Show password'}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 flex w-10 items-center justify-center rounded-r-md text-quiet hover:text-ink"
        >
          <Icon size={16} aria-hidden />
        </button>
      </div>
    </div>
  );
}
