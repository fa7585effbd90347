import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import type { TestServer } from '@linkdesk/server/testing';
import type { Page } from '@playwright/test';

/** Asks for a cancel as the person signed in on the page, without walking the dialog; answers with its id. */
export async function askForCancel(page: Page, server: TestServer, linkId: string): Promise<string> {
  const link = await page.request.get(`/api/payout-links/${linkId}`);
  const { cancellation } = (await link.json()) as PayoutLink;
  const ask = () =>
    page.request.post(`/api/payout-links/${linkId}/cancellations`, {
      data: { reason: 'Duplicate', ticket: 'FIN-1204', seen: cancellation.seen },
      headers: { origin: server.origin, 'Idempotency-Key': crypto.randomUUID() },
    });
  let answer = await ask();
  // A quick pace leaves the look before a cancel a quarter of a second; on a busy machine that is refused.
  for (let asked = 1; answer.status() === 503 && asked < 5; asked++) answer = await ask();
  if (answer.status() !== 201) throw new Error(`asking for a cancel answered ${answer.status()}`);
  return ((await answer.json()) as CancelOperation).id;
}
