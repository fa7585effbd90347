import type { Activity, ActivityKind } from '@linkdesk/server/contract/payout-links';
import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  Eye,
  Hourglass,
  type LucideIcon,
  MessageSquareText,
  PhoneCall,
  Plus,
  Send,
  ShieldCheck,
  StickyNote,
  Undo2,
} from 'lucide-react';
import { CopyButton } from '../ui/copy-button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { accountLine } from './account-line.ts';
import { Revealable } from './revealable.tsx';
import type { Ghost } from './timeline-ghosts.ts';

const ICONS: Record<ActivityKind, LucideIcon> = {
  created: Plus,
  notified: Send,
  verified: ShieldCheck,
  claimed: CircleCheck,
  cancelled: Ban,
  expired: Hourglass,
  failed: CircleAlert,
  other: CircleHelp,
  resent: Send,
  'cancel-asked': Undo2,
  'cancel-answered': MessageSquareText,
  'cancel-settled': Ban,
  noted: StickyNote,
  revealed: Eye,
  'caller-checked': PhoneCall,
};

/** What the provider does not say stands beside the row that might seem to say it. */
const NOTES: Partial<Record<ActivityKind, string>> = {
  notified: 'InstantPay does not report delivery',
  verified: 'InstantPay does not tell us the holder’s name',
  claimed: 'InstantPay’s status; bank credit and UTR are not in this data',
};

const ORDER_LABELS: Partial<Record<ActivityKind, string>> = {
  verified: 'Verification order',
  claimed: 'Payment order',
};

/** These rows have a second line; a ghost of theirs keeps it free. */
const TALL: ReadonlySet<ActivityKind> = new Set(['verified', 'claimed']);

type Props = {
  row: Activity;
  gap: string | null;
  last: boolean;
  /** Its account number is the one that can be revealed. */
  revealable?: boolean;
};

export function TimelineRow({ row, gap, last, revealable = false }: Props) {
  const ours = row.source === 'linkdesk';
  const Icon = ICONS[row.kind];
  const note =
    row.kind === 'cancelled' && row.outside
      ? 'Cancelled outside Linkdesk. InstantPay does not say by whom.'
      : ours
        ? null
        : NOTES[row.kind];
  return (
    <li>
      {gap && <p className="ml-[11px] border-l-2 border-line py-0.5 pl-[22px] text-xs text-quiet">{gap}</p>}
      <div className={`flex gap-3 ${rowHeight(row.kind)}`}>
        <Rail last={last}>
          <span
            className={`flex size-6 items-center justify-center border ${ours ? 'rounded-md border-accent bg-accent-soft text-accent' : 'rounded-full border-field bg-surface text-ink'}`}
          >
            <Icon size={13} strokeWidth={2.25} aria-hidden />
          </span>
        </Rail>
        <div className="min-w-0 flex-1 pb-2">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 sm:flex-nowrap">
            <p className="min-w-0">
              {ours && (
                <span className="mr-1.5 rounded border border-line px-1 text-xs text-accent">Linkdesk</span>
              )}
              <bdi className="font-medium">{row.text}</bdi>
              {row.actor && <span className="text-quiet"> · {row.actor}</span>}
              {note && <span className="text-quiet"> · {note}</span>}
            </p>
            {row.at ? (
              <span className="shrink-0 text-quiet">
                <IstTime at={row.at} as="time" /> <span className="text-xs">IST</span>
              </span>
            ) : (
              <span className="shrink-0 text-xs text-quiet">time not readable</span>
            )}
          </div>
          <Details row={row} revealable={revealable} />
        </div>
      </div>
    </li>
  );
}

export function GhostRow({ ghost, last }: { ghost: Ghost; last: boolean }) {
  return (
    <li>
      <div className="ml-[11px] h-5 border-l-2 border-line" />
      <div className={`flex gap-3 ${rowHeight(ghost.kind)}`}>
        <Rail last={last}>
          <span className="flex size-6 items-center justify-center rounded-full border border-dashed border-field text-quiet">
            <CircleDashed size={13} aria-hidden />
          </span>
        </Rail>
        <p className="min-w-0 flex-1 pt-0.5 text-quiet">{ghost.text}</p>
      </div>
    </li>
  );
}

function Details({ row, revealable }: { row: Activity; revealable: boolean }) {
  const { account, orderId } = row;
  if (!account && !orderId) return null;
  return (
    <div className="flex flex-wrap justify-between gap-x-4 text-quiet">
      {account && (
        <span className="min-w-0 text-ink">
          {revealable ? (
            <Revealable
              field="account"
              masked={accountLine(account)}
              inWords={(whole) => accountLine(account, whole)}
            />
          ) : (
            accountLine(account)
          )}
        </span>
      )}
      {orderId && (
        <span>
          {ORDER_LABELS[row.kind] ?? 'Order'} <span className="text-ink">{orderId}</span>{' '}
          <CopyButton
            text={() => orderId}
            label={`Copy ${(ORDER_LABELS[row.kind] ?? 'Order').toLowerCase()}`}
          />
        </span>
      )}
    </div>
  );
}

function Rail({ last, children }: { last: boolean; children: React.ReactNode }) {
  return (
    <div className="flex w-6 shrink-0 flex-col items-center">
      {children}
      {!last && <span className="w-0.5 flex-1 border-l-2 border-line" />}
    </div>
  );
}

function rowHeight(kind: ActivityKind): string {
  return TALL.has(kind) ? 'min-h-13' : 'min-h-7';
}
