import { CancelState } from '@linkdesk/server/contract/cancellations';
import { cancelStateWord } from './cancel-state-word.ts';
import { type CancellationFilter, readFilter } from './cancellations-address.ts';

type Props = { filter: CancellationFilter; onChoose: (filter: CancellationFilter) => void };

export function CancellationsFilter({ filter, onChoose }: Props) {
  return (
    <label className="inline-flex max-w-full min-w-0 items-center gap-2">
      <span className="shrink-0 text-quiet">Show</span>
      <select
        value={filter ?? ''}
        onChange={(event) => onChoose(readFilter(`state=${event.target.value}`))}
        className="h-9 min-w-0 flex-1 rounded-lg border border-field bg-surface px-2"
      >
        <option value="">All, open ones first</option>
        <option value="open">Open ones only</option>
        <optgroup label="One state only">
          {CancelState.options.map((state) => (
            <option key={state} value={state}>
              {cancelStateWord(state)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
