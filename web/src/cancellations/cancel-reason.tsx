import { CANCEL_REASONS } from '@linkdesk/server/contract/cancellations';
import type { CancelDraft } from './cancel-draft.ts';

const OTHER = 'Other';

type Props = { draft: CancelDraft; locked: boolean; onChange: (draft: CancelDraft) => void };

/** Why, from a list or in words, and an optional ticket number. */
export function CancelReason({ draft, locked, onChange }: Props) {
  return (
    <fieldset disabled={locked} className="mt-3 disabled:opacity-80">
      <legend className="font-semibold">Reason</legend>
      <div className="mt-1 grid grid-cols-1 gap-x-4 min-[24rem]:grid-cols-2">
        {[...CANCEL_REASONS, OTHER].map((reason, index) => (
          <label key={reason} className="flex min-h-8 items-center gap-2">
            <input
              type="radio"
              name="reason"
              data-first-focus={index === 0 ? '' : undefined}
              checked={draft.reason === reason}
              onChange={() => onChange({ ...draft, reason })}
            />
            {reason}
          </label>
        ))}
      </div>
      {draft.reason === OTHER && (
        <Words
          label="Other reason, in words"
          value={draft.otherReason}
          maxLength={480}
          onType={(otherReason) => onChange({ ...draft, otherReason })}
        />
      )}
      <Words
        label="Ticket number (optional)"
        value={draft.ticket}
        maxLength={60}
        onType={(ticket) => onChange({ ...draft, ticket })}
      />
    </fieldset>
  );
}

/** The reason as it is sent; empty while there is none. */
export function reasonText({ reason, otherReason }: Pick<CancelDraft, 'reason' | 'otherReason'>): string {
  return reason === OTHER ? otherReason.trim() : reason;
}

type WordsProps = { label: string; value: string; maxLength: number; onType: (text: string) => void };

function Words({ label, value, maxLength, onType }: WordsProps) {
  return (
    <label className="mt-2 block">
      <span className="text-quiet">{label}</span>
      <input
        type="text"
        autoComplete="off"
        maxLength={maxLength}
        value={value}
        onChange={(event) => onType(event.target.value)}
        className="mt-0.5 block h-9 w-full rounded-md border border-field bg-surface px-2"
      />
    </label>
  );
}
