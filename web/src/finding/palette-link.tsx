import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { formatMoney } from '@linkdesk/server/contract/money';
import { StatusBadge } from '../ui/status-badge.tsx';

/** A link in one line: its state, its money, whose it is, and why it was found. */
export function PaletteLink({ link }: { link: PayoutLinkRow }) {
  const { name, mobile, email } = link.recipient ?? {};
  const whose = [name, mobile ?? email].filter((part) => part != null);
  return (
    <>
      <span className="min-w-26">
        <StatusBadge status={link.status} providerStatus={link.providerStatus} />
      </span>
      <span className="min-w-22 text-right font-medium">{formatMoney(link.amount)}</span>
      <span className="min-w-0 grow basis-40 truncate">
        {whose.map((part, index) => (
          <span key={part}>
            {index > 0 && ' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </span>
      <span className="ml-auto text-xs text-quiet">{link.matchedBy}</span>
    </>
  );
}
