import { expect, test } from 'vitest';
import { issuedLink } from '../testing/issued-link.ts';
import { ticketText } from './ticket-text.ts';

const account = { type: 'ACCOUNT', number: '••••5742', ifsc: 'YESB0CMSNOC', bank: 'YES BANK', virtual: true };

test('a ticket gets five masked lines', () => {
  expect(ticketText(issuedLink(), 'Asha Rao').split('\n')).toEqual([
    'Payout link 65704add83911e52b70ebcbc · ₹120.11 · Issued',
    'To R••••• K•••••, ••••••4547, g••••@gmail.com · reference NA · Refund',
    'Created 12 Dec 2023, 14:51:25 IST · last sent 12 Dec 2023, 14:51:26 IST, delivery not reported',
    'Issued: can be claimed: yes; new link: do not send one yet (this one can still be claimed)',
    'As of 12 Dec 2023, 15:00:00 IST · InstantPay reference h0009ad8a2eb · copied by Asha Rao',
  ]);
});

test('a claimed link names the account and the payment order, and claims no credit', () => {
  const claimed = issuedLink({
    status: 'CLAIMED',
    providerStatus: 'CLAIMED',
    activity: [
      {
        kind: 'claimed',
        source: 'provider',
        text: 'x',
        at: '2023-12-12T09:21:31Z',
        orderId: '1231FDBUT',
        account,
      },
    ],
  });
  expect(ticketText(claimed, 'Asha Rao').split('\n')[3]).toBe(
    'Claimed 12 Dec 2023, 14:51:31 IST · into YES BANK virtual account ending 5742 · payment order 1231FDBUT · credit and UTR not in this data',
  );
});

test('the address of the link, which is money, never stands in a ticket', () => {
  expect(ticketText(issuedLink({ url: 'https://pay.example/25FH' }), 'Asha Rao')).not.toContain(
    'pay.example',
  );
});
