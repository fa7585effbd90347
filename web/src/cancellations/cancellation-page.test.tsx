import { Route, Routes } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { issuedLink } from '../testing/issued-link.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { CancellationPage } from './cancellation-page.tsx';

afterEach(() => vi.unstubAllGlobals());

const waiting = cancelledOperation({
  state: 'awaiting-approval',
  label: 'Waiting for approval',
  final: false,
  mine: false,
  mayDecide: true,
});

function openPage(link: () => Response = json(issuedLink())): Received[] {
  const received = answerEach(({ path }) =>
    path.startsWith('/api/payout-links/') ? link() : json(waiting)(),
  );
  show(
    <SessionContext value={sampleSession()}>
      <Routes>
        <Route path="/cancellations/:id" element={<CancellationPage />} />
      </Routes>
    </SessionContext>,
    `/cancellations/${waiting.id}`,
  );
  return received;
}

test('the page of a cancel says whom the money goes to and what the link is', async () => {
  const received = openPage();
  await expect
    .element(
      page.getByText(
        'To Ravi Kumar · Mobile ending 4547 · Reference NA · As of 12 Dec 2023, 15:00 IST: Issued',
      ),
    )
    .toBeVisible();
  await page.getByRole('button', { name: 'Approve…' }).click();
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByText(/^To Ravi Kumar · Mobile ending 4547/)).toBeVisible();
  expect(received.map(({ path }) => path)).toContain(`/api/payout-links/${waiting.linkId}?fresh=1`);
});

test('a link that cannot be read takes nothing else off the page', async () => {
  openPage(problem(404, 'link-not-found'));
  await expect
    .element(page.getByText(/^The link could not be read\. In words: link-not-found/))
    .toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Decline…' })).toBeVisible();
});
