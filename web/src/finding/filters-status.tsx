import { LinkStatus } from '@linkdesk/server/contract/payout-links';
import { statusWord } from '../ui/status-badge.tsx';
import { FocusFirst } from './filters-focus.tsx';

type Props = { status: readonly LinkStatus[]; onChoose: (status: LinkStatus[]) => void };

/** Several may be chosen; the list follows at once. */
export function StatusPanel({ status, onChoose }: Props) {
  return (
    <FocusFirst>
      {LinkStatus.options.map((offered) => (
        <label key={offered} className="flex min-h-8 items-center gap-2 rounded px-1 hover:bg-raised">
          <input
            type="checkbox"
            checked={status.includes(offered)}
            onChange={({ target }) =>
              onChoose(
                LinkStatus.options.filter((one) => (one === offered ? target.checked : status.includes(one))),
              )
            }
          />
          {statusWord(offered)}
        </label>
      ))}
    </FocusFirst>
  );
}
