import { checkCaller } from '@linkdesk/server/contract/reveals';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { isSingleKey } from '../ui/single-keys.ts';
import { CallerCheckResult } from './caller-check-result.tsx';

/** Says whether what the caller says is on this link. What is typed leaves this field once, and stays nowhere. */
export function CallerCheck({ linkId }: { linkId: string }) {
  const field = useRef<HTMLInputElement>(null);
  const said = useRef('');
  const [empty, setEmpty] = useState(false);
  const id = useId();
  const check = useMutation({
    // Not as a variable: those are kept with the answer.
    mutationFn: () => call(checkCaller, { params: { linkId }, body: { said: said.current } }),
    onSettled: () => {
      said.current = '';
    },
  });
  useKeyToFocus(field);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const input = field.current;
    if (!input || check.isPending) return;
    said.current = input.value.trim();
    input.value = '';
    input.focus();
    setEmpty(said.current === '');
    if (said.current === '') check.reset();
    else check.mutate();
  }

  return (
    <form
      onSubmit={submit}
      autoComplete="off"
      className="mt-3 rounded-lg border border-line bg-surface px-3 py-2.5 print:hidden"
    >
      <label htmlFor={id} className="font-semibold">
        Check with caller
      </label>
      <p id={`${id}-hint`} className="text-quiet">
        Type the mobile, e-mail or account the caller says. You read only whether it matches.
      </p>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <input
          ref={field}
          id={id}
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          // A browser may send what it checks for spelling elsewhere.
          spellCheck={false}
          maxLength={254}
          aria-describedby={`${id}-hint`}
          // An old answer beside new words would be taken for theirs.
          onInput={() => (check.isIdle ? setEmpty(false) : check.reset())}
          className="h-9 w-full max-w-72 min-w-0 rounded-md border border-field bg-surface px-2"
        />
        <Button type="submit" aria-disabled={check.isPending}>
          {check.isPending ? 'Checking…' : 'Check'}
        </Button>
        <div role="status" className="flex min-h-11 min-w-0 items-center max-sm:w-full sm:min-h-9 sm:flex-1">
          {empty && check.isIdle && <span>Type what the caller says first.</span>}
          <CallerCheckResult answer={check.data} error={check.error} />
        </div>
      </div>
    </form>
  );
}

/** `c` reaches the field from anywhere on the page, but not while typing and not out of a dialog. */
function useKeyToFocus(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!isSingleKey(event, 'c') || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      field.current?.focus();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [field]);
}
