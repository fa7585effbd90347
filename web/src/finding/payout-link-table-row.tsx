import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { IstTime } from '../ui/ist-time.tsx';
import { span } from '../ui/span.ts';
import { StatusBadge } from '../ui/status-badge.tsx';

/** One link found; its amount is the link that opens it. */
export function PayoutLinkTableRow({ item }: { item: PayoutLinkRow }) {
  return (
    <tr
      data-link-id={item.id}
      className="grid cursor-pointer grid-cols-2 gap-x-3 gap-y-1 rounded-lg border border-line bg-surface p-3 focus-within:bg-accent-soft hover:bg-raised lg:table-row lg:rounded-none lg:border-0 lg:border-b"
    >
      <Cell>
        <StatusBadge status={item.status} providerStatus={item.providerStatus} />
      </Cell>
      <Cell className="text-right font-medium whitespace-nowrap">
        <Link to={`/links/${item.id}`} className="rounded-sm">
          {formatMoney(item.amount)}
          <span className="sr-only">, link {item.id}</span>
        </Link>
      </Cell>
      <Cell label="Recipient">{item.recipient?.name && <bdi>{item.recipient.name}</bdi>}</Cell>
      <Cell label="Mobile" className="whitespace-nowrap">
        {item.recipient?.mobile}
      </Cell>
      <Cell label="Reference">{item.referenceNo && <bdi>{item.referenceNo}</bdi>}</Cell>
      <Cell label="Purpose">
        {(item.purpose || item.description) && (
          <bdi>{[item.purpose, item.description].filter(Boolean).join(' · ')}</bdi>
        )}
      </Cell>
      <Cell label="Created" className="lg:whitespace-nowrap">
        {item.createdAt && <IstTime at={item.createdAt} as="minute" />}
      </Cell>
      <Cell label="Expires" className="lg:whitespace-nowrap">
        {item.expiresAt && (
          <Expiry at={item.expiresAt} open={item.status === 'ISSUED' || item.status === 'PROCESSING'} />
        )}
      </Cell>
      <Cell label="Found by" className="text-quiet">
        {foundBy(item.matchedBy)}
      </Cell>
    </tr>
  );
}

/** Only what was typed can have found a row in particular. */
function foundBy(matchedBy: PayoutLinkRow['matchedBy']): string {
  return matchedBy === 'everything' || matchedBy === 'status' ? '' : matchedBy;
}

function Cell({
  label,
  className = '',
  children,
}: {
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <td className={`min-w-0 lg:px-2 lg:py-2.5 ${className}`}>
      {label && children ? <span className="block text-xs text-quiet lg:hidden">{label}</span> : null}
      {children || <span className="hidden text-quiet lg:inline">–</span>}
    </td>
  );
}

function Expiry({ at, open }: { at: string; open: boolean }) {
  const leftMs = Date.parse(at) - Date.now();
  if (!open || leftMs <= 0) return <IstTime at={at} as="day" />;
  return (
    <>
      in {span(leftMs).split(' ').slice(0, 2).join(' ')}
      <span className="sr-only">
        , <IstTime at={at} as="minute" />
      </span>
    </>
  );
}
