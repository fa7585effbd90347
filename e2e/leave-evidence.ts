import { leaveEvidence } from '@linkdesk/server/testing/evidence';
import type { Page } from '@playwright/test';

/** Everything that a script of this page, or whoever sits at this computer next, could read. */
export async function leaveStorage(page: Page): Promise<void> {
  if (page.isClosed() || !page.url().startsWith('http')) return;
  const kept = await page.evaluate(() => {
    // What a person typed to find something stands in the fragment and nowhere else, so that it survives a reload.
    const address = location.href.replace(/#q=.*/, '');
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, address]);
  });
  leaveEvidence('browser-storage', kept);
}

/** Every answer that comes from here on. */
export function leaveAnswers(page: Page): void {
  page.on('response', async (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) return;
    // The page may have left before the whole answer was there.
    leaveEvidence('agent-answers', await response.text().catch(() => ''));
  });
}
