import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLink } from '@linkdesk/server/contract/payout-links';

type CancelWords = {
  title: string;
  body: string;
  keep: string;
  confirm: string;
  pending: string;
  pendingShort: string;
};

/** What the dialog says to somebody who cancels, and to somebody who asks Finance to. */
export function cancelWords(link: PayoutLink, asks: boolean): CancelWords {
  const amount = formatMoney(link.amount);
  if (asks) {
    return {
      title: `Ask Finance to cancel the ${amount} link?`,
      body: 'Nothing is sent to InstantPay before Finance agrees; until then the recipient can still claim. A cancel cannot be undone. Linkdesk does not inform the recipient.',
      keep: 'Do not ask',
      confirm: 'Ask Finance',
      pending: 'Asking Finance.',
      pendingShort: 'Asking…',
    };
  }
  return {
    title: `Cancel the ${amount} link ${recipientOf(link)}?`,
    body: 'The recipient can no longer claim. It cannot be undone. Linkdesk does not inform the recipient. InstantPay does not state when the money returns to your balance.',
    keep: 'Keep link',
    confirm: `Cancel ${amount} link`,
    pending: 'Sending.',
    pendingShort: 'Sending…',
  };
}

/** By what one makes sure that it is the right link; who asks Finance reads the recipient here, not in the title. */
export function identityOf(link: PayoutLink, asks: boolean): string {
  const { id, recipient, referenceNo, factsRead } = link;
  if (!factsRead) return `Link id ending ${id.slice(-6)}`;
  const mobile = recipient?.mobile ? `Mobile ending ${recipient.mobile.slice(-4)}` : 'No mobile';
  const rest = `${mobile} · Reference ${referenceNo ?? 'none'} · Link id ending ${id.slice(-6)}`;
  return asks && recipient?.name ? `To ${recipient.name} · ${rest}` : rest;
}

function recipientOf({ recipient, factsRead }: PayoutLink): string {
  if (!factsRead) return 'whose recipient is not known yet';
  const who = recipient?.name ?? recipient?.mobile ?? recipient?.email;
  return who ? `to ${who}` : 'with no recipient on it';
}
