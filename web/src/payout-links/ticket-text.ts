import { formatMoney } from '@linkdesk/server/contract/money';
import type { Activity, PayoutLink } from '@linkdesk/server/contract/payout-links';
import { istMoment } from '../ui/ist.ts';
import { answersText } from '../ui/two-answers.tsx';
import { statusWord } from '../ui/status-badge.tsx';
import { accountLine } from './account-line.ts';
import { maskName } from './mask-name.ts';

/** Five masked lines for a ticket system; never the link's own address, which is money. */
export function ticketText(link: PayoutLink, copiedBy: string): string {
  return [
    `Payout link ${link.id} · ${formatMoney(link.amount)} · ${statusWord(link.providerStatus)}`,
    listedText(link),
    [createdText(link), sentText(link.activity)].join(' · '),
    outcomeText(link),
    `As of ${istMoment(link.asOf)} · InstantPay reference ${link.provider.reference ?? 'none'} · copied by ${copiedBy}`,
  ].join('\n');
}

function listedText(link: PayoutLink): string {
  if (!link.factsRead)
    return 'Recipient, reference and purpose not known yet: InstantPay’s list has not answered';
  const { referenceNo, purpose } = link;
  return [recipientText(link), `reference ${referenceNo ?? 'none'}`, purpose ?? 'no purpose'].join(' · ');
}

function recipientText({ recipient }: PayoutLink): string {
  const parts = [recipient?.name ? maskName(recipient.name) : null, recipient?.mobile, recipient?.email];
  return `To ${parts.filter(Boolean).join(', ') || 'no recipient on this link'}`;
}

function createdText({ createdAt, createdAtSource }: PayoutLink): string {
  if (!createdAt) return 'Created at a time not known';
  return `Created ${istMoment(createdAt)}${createdAtSource === 'link-id' ? ' (from the link id)' : ''}`;
}

function sentText(activity: Activity[]): string {
  const sent = activity.findLast((row) => row.kind === 'notified' && row.at);
  return sent?.at
    ? `last sent ${istMoment(sent.at)}, delivery not reported`
    : 'not sent to the recipient yet';
}

function outcomeText(link: PayoutLink): string {
  const claim = link.activity.findLast((row) => row.kind === 'claimed');
  if (link.status !== 'CLAIMED' || !claim)
    return `${statusWord(link.providerStatus)}: ${answersText(link.answers)}`;
  return [
    `Claimed${claim.at ? ` ${istMoment(claim.at)}` : ''}`,
    claim.account ? `into ${accountLine(claim.account)}` : 'account not given',
    `payment order ${claim.orderId ?? 'not given'}`,
    'credit and UTR not in this data',
  ].join(' · ');
}
