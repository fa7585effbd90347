import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CANCEL_LABEL_LOOKS } from '../ui/cancel-label-looks.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { span } from '../ui/span.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import { openCancelLabel } from './link-table-words.ts';
import type { Column } from './table-columns.ts';

type Props = { item: PayoutLinkRow; column: Column; tabIndex: number };

/** What one column shows of a link; its amount is the link that opens it. */
export function LinkTableCell({ item, column, tabIndex }: Props): ReactNode {
  switch (column.id) {
    case 'status':
      return (
        <>
          <StatusBadge status={item.status} providerStatus={item.providerStatus} />
          <CancelMark item={item} />
        </>
      );
    case 'amount':
      return (
        <Link to={`/links/${item.id}`} tabIndex={tabIndex} className="scroll-mt-8 scroll-mb-20 rounded-sm">
          {formatMoney(item.amount)}
          <span className="sr-only">, link {item.id}</span>
        </Link>
      );
    case 'created':
      return item.createdAt && <IstTime at={item.createdAt} as="short" />;
    case 'expires':
      return (
        item.expiresAt && (
          <Expiry at={item.expiresAt} open={item.status === 'ISSUED' || item.status === 'PROCESSING'} />
        )
      );
    case 'asOf':
      return <IstTime at={item.asOf} />;
    case 'linkId':
    case 'orderId':
      return <Id text={column.text(item)} name={column.title.toLowerCase()} tabIndex={tabIndex} />;
    default: {
      const text = column.text(item);
      return text && <bdi title={column.id === 'purpose' ? text : undefined}>{text}</bdi>;
    }
  }
}

/** An open cancel is said beside the state, as icon and word: the state alone would mislead. */
function CancelMark({ item }: { item: PayoutLinkRow }) {
  const label = openCancelLabel(item);
  if (!label) return null;
  const { icon: Icon, colours } = CANCEL_LABEL_LOOKS[label];
  return (
    <span
      className={`mt-px flex w-fit items-center gap-0.5 rounded px-0.5 text-[0.6875rem] leading-4 font-semibold whitespace-nowrap ${colours}`}
    >
      <Icon size={11} strokeWidth={2.5} aria-hidden /> {label}
    </span>
  );
}

function Id({ text, name, tabIndex }: { text: string; name: string; tabIndex: number }) {
  if (!text) return null;
  return (
    <span className="inline-flex items-center gap-1 font-mono text-xs">
      {text}
      <CopyButton label={`Copy ${name} ${text}`} text={() => text} tabIndex={tabIndex} />
    </span>
  );
}

function Expiry({ at, open }: { at: string; open: boolean }) {
  const leftMs = Date.parse(at) - Date.now();
  if (!open || leftMs <= 0) return <IstTime at={at} as="shortDay" />;
  return (
    <>
      in {span(leftMs).split(' ').slice(0, 2).join(' ')}
      <span className="sr-only">
        , <IstTime at={at} as="minute" />
      </span>
    </>
  );
}
