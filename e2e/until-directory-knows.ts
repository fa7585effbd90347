import { getDirectory } from '@linkdesk/server/contract/directory';
import { expect, type Page } from '@playwright/test';

/** Waits until every link made so far is in the directory, with what only Track tells unless it is not asked for. */
export async function untilDirectoryKnows(page: Page, { tracked = true } = {}): Promise<void> {
  const from = Date.now();
  await expect(async () => {
    const answer = await page.request.get(getDirectory.path);
    const { state, newReadAt, openReadAt, unread } = getDirectory.output.parse(await answer.json());
    expect(state).toBe('complete');
    if (tracked) expect(unread).toBe(0);
    for (const readAt of [newReadAt, openReadAt]) expect(Date.parse(readAt ?? '')).toBeGreaterThan(from);
  }).toPass({ timeout: 30_000 });
}
