import { CancelState } from '@linkdesk/server/contract/cancellations';
import { cancelStateWord } from './cancel-state-word.ts';
import { type CancellationFilter, readFilter } from './cancellations-address.ts';

type Props = { filter: CancellationFilter; onChoose: (filter: CancellationFilter) => void };

export function CancellationsFilter({ filter, onChoose }: Props) {
  return (
    <label className="inline-flex min-w-0 items-center gap-2">
      <span className="text-quiet">Show</span>
      <select
        value={filter ?? ''}
        onChange={(event) => onChoose(readFilter(`state=${event.target.value}`))}
        className="h-9 max-w-full min-w-0 rounded-lg border border-field bg-surface px-2"
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
