import { checkCaller } from '@linkdesk/server/contract/reveals';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useId, useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { CallerCheckResult } from './caller-check-result.tsx';

type Props = { linkId: string; field: RefObject<HTMLInputElement | null> };

/** What is typed here leaves the field once, and stays nowhere. The answer stands where the hint stood. */
export function CallerCheckForm({ linkId, field }: Props) {
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

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = field.current?.value;
    if (typed === undefined || check.isPending) return;
    said.current = typed.trim();
    event.currentTarget.reset();
    field.current?.focus();
    setEmpty(said.current === '');
    if (said.current === '') check.reset();
    else check.mutate();
  }

  const untouched = check.isIdle && !empty;
  return (
    <form onSubmit={submit} autoComplete="off" className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <label htmlFor={id} className="font-semibold max-sm:w-full">
        Check with caller
      </label>
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
        className="h-9 w-56 min-w-0 rounded-md border border-field bg-surface px-2 max-sm:flex-1"
      />
      <Button type="submit" aria-disabled={check.isPending}>
        {check.isPending ? 'Checking…' : 'Check'}
      </Button>
      {/* As high as the longest answer, so that none moves what stands below. */}
      <div className="flex min-h-15 min-w-0 items-start max-sm:w-full sm:min-h-10 sm:flex-1 sm:items-center">
        <p id={`${id}-hint`} className={untouched ? 'text-xs text-quiet' : 'sr-only'}>
          Type the mobile, e-mail or account the caller says. You read only whether it matches.
        </p>
        <div role="status" className="min-w-0">
          {empty && check.isIdle && <span>Type what the caller says first.</span>}
          <CallerCheckResult answer={check.data} error={check.error} />
        </div>
      </div>
    </form>
  );
}
