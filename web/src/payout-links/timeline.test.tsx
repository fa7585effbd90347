import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { issuedLink } from '../testing/issued-link.ts';
import { show } from '../testing/show.tsx';
import { Timeline } from './timeline.tsx';

test('the operator reads each row, the gap between two, and what is awaited', async () => {
  show(<Timeline link={issuedLink()} />);
  const rows = page.getByRole('listitem');
  await expect.element(rows.first()).toHaveTextContent('12 Dec 2023');
  expect(rows.all().map((row) => row.element().textContent)).toEqual([
    '12 Dec 2023',
    'Payout link created14:51:25 IST',
    '1 s laterSent to ••••••4547 · InstantPay does not report delivery14:51:26 IST',
    'Account check, when the recipient gives an account',
    expect.stringContaining('Waiting for the recipient'),
  ]);
});

test('the date is repeated when the day changes in India', async () => {
  const activity = [
    { kind: 'created', source: 'provider', text: 'Made', at: '2023-12-12T18:29:59Z' },
    { kind: 'expired', source: 'provider', text: 'Ended', at: '2023-12-12T18:30:00Z' },
  ] as const;
  show(<Timeline link={issuedLink({ status: 'EXPIRED', activity: [...activity] })} />);
  await expect.element(page.getByText('12 Dec 2023')).toBeVisible();
  await expect.element(page.getByText('13 Dec 2023')).toBeVisible();
});

test('a ghost is as high as the row it becomes', async () => {
  const account = { type: 'ACCOUNT', number: '••••5742', ifsc: null, bank: 'YES BANK', virtual: true };
  const link = issuedLink();
  show(<Timeline link={link} />);
  const ghost = page.getByRole('listitem').nth(4).element().getBoundingClientRect();
  const claimed = { kind: 'claimed', source: 'provider', text: 'Claimed', orderId: '1', account } as const;
  const verified = { ...claimed, kind: 'verified', text: 'Checked' } as const;
  const at = '2023-12-12T09:21:31Z';
  const activity = [...link.activity, { ...verified, at }, { ...claimed, at }];
  show(<Timeline link={issuedLink({ status: 'CLAIMED', activity })} />);
  const row = page.getByRole('listitem').nth(4).element().getBoundingClientRect();
  expect({ top: row.top, height: row.height }).toEqual({ top: ghost.top, height: ghost.height });
});
