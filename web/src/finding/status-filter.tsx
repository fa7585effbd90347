import { LinkStatus } from '@linkdesk/server/contract/payout-links';
import { statusWord } from '../ui/status-badge.tsx';

/** The states the provider can filter by. */
const OFFERED = LinkStatus.options.filter((status) => status !== 'OTHER');

type Props = { status: LinkStatus | null; onChoose: (status: LinkStatus | null) => void };

export function StatusFilter({ status, onChoose }: Props) {
  return (
    <label className="inline-flex items-center gap-2">
      <span className="text-quiet">Status</span>
      <select
        value={status ?? ''}
        onChange={(event) => onChoose(OFFERED.find((offered) => offered === event.target.value) ?? null)}
        className="h-11 rounded-lg border border-field bg-surface px-2"
      >
        <option value="">Any</option>
        {OFFERED.map((offered) => (
          <option key={offered} value={offered}>
            {statusWord(offered)}
          </option>
        ))}
      </select>
    </label>
  );
}
