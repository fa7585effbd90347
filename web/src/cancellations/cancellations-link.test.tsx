import type { Role } from '@linkdesk/server/contract/permissions';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerEach, json } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { CancellationsLink } from './cancellations-link.tsx';

afterEach(() => vi.unstubAllGlobals());

const waiting = (n: number, mayDecide: boolean) =>
  cancelledOperation({
    id: `0197a5b2-6a4e-4d3f-9a51-00000000000${n}`,
    state: 'awaiting-approval',
    label: 'Waiting for approval',
    final: false,
    mine: false,
    mayDecide,
  });

function showLinks(role: Role, at = '/'): void {
  answerEach(({ path }) => {
    const items = path.includes('awaiting-approval')
      ? [waiting(1, true), waiting(2, false)]
      : [waiting(1, true)];
    return json({ items, nextCursor: null })();
  });
  show(
    <SessionContext value={sampleSession({ roles: [role] })}>
      <CancellationsLink />
    </SessionContext>,
    at,
  );
}

test('whoever decides sees how many wait for them, not for others', async () => {
  showLinks('operator');
  const toApprove = page.getByRole('link', { name: 'To approve 1 wait for you' });
  await expect.element(toApprove).toHaveAttribute('href', '/cancellations?state=awaiting-approval');
  await expect.element(page.getByRole('link', { name: 'Cancellations 1 open' })).toBeVisible();
});

test('an agent has no worklist of approvals', async () => {
  showLinks('agent');
  await expect.element(page.getByRole('link', { name: 'Cancellations 1 open' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: /^To approve/ })).not.toBeInTheDocument();
});

test('only the list one is at is marked', async () => {
  showLinks('approver', '/cancellations?state=awaiting-approval');
  await expect
    .element(page.getByRole('link', { name: /^To approve/ }))
    .toHaveAttribute('aria-current', 'page');
  await expect
    .element(page.getByRole('link', { name: /^Cancellations/ }))
    .toHaveAttribute('aria-current', 'false');
});
