import type { RevealField } from '@linkdesk/server/contract/reveals';
import { Eye, EyeOff } from 'lucide-react';
import { revealNoun, revealUntil } from './reveal-words.ts';
import { useReveals } from './reveals.tsx';

type Props = {
  field: RevealField;
  masked: string;
  /** The words around a revealed value, where the masked ones hold more than the value. */
  inWords?: (value: string) => string;
  className?: string;
  /** Until when it is shown stands under the value, in a space that is free: the value takes no more width. */
  untilBelow?: boolean;
};

/**
 * A masked field, with an eye before it for those who may see it. The eye stays where it is, whatever the value's
 * length; paper always gets the mask.
 */
export function Revealable({
  field,
  masked,
  inWords = (value) => value,
  className = '',
  untilBelow = false,
}: Props) {
  const reveals = useReveals();
  if (!reveals) return <bdi className={className}>{masked}</bdi>;
  const revealed = reveals.shown.get(field);
  const Icon = revealed ? EyeOff : Eye;
  const label = `${revealed ? 'Hide' : 'Show'} the ${revealNoun(field)}`;
  return (
    <span className={`flex min-w-0 items-start gap-1 ${className}`}>
      <button
        type="button"
        aria-label={label}
        title={label}
        aria-disabled={reveals.asking}
        onClick={() => (revealed ? reveals.hide(field) : reveals.ask(field))}
        className="-my-0.5 -ml-1 inline-flex size-6 shrink-0 items-center justify-center rounded text-quiet hover:bg-raised hover:text-ink print:hidden"
      >
        <Icon size={14} aria-hidden />
      </button>
      {revealed ? (
        <>
          <span className="hidden print:inline">{masked}</span>
          <span translate="no" className="relative min-w-0 print:hidden">
            <bdi className="font-medium wrap-anywhere text-ink">
              {revealed.value === null ? 'InstantPay gave none' : inWords(revealed.value)}
            </bdi>{' '}
            <span
              className={`text-xs whitespace-nowrap text-quiet ${untilBelow ? 'absolute top-full left-0' : ''}`}
            >
              {revealUntil(revealed.until)}
            </span>
          </span>
        </>
      ) : (
        <bdi className="min-w-0">{masked}</bdi>
      )}
    </span>
  );
}
