import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { answerWith, json } from '../testing/answers.ts';
import { show } from '../testing/show.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { ForYouLink } from './for-you-link.tsx';
import { ForYouPage } from './for-you-page.tsx';
import { UnreadNotices } from './unread-notices.tsx';

afterEach(() => vi.unstubAllGlobals());

const NOTICE = {
  id: '0197a5b2-6a4e-4d3f-9a51-000000000001',
  linkId: '65704add83911e52b70ebcbc',
  operationId: '0197a5b2-6a4e-4d3f-9a51-000000000002',
  text: 'Not cancelled: the link is still open. You may try again.',
  at: '2023-12-12T09:30:00Z',
};

test('what waits is counted in the title and the header, and goes when it is marked as read', async () => {
  const received = answerWith(json({ items: [NOTICE] }), json({ read: true }), json({ items: [] }));
  show(
    <Announcer>
      <UnreadNotices>
        <ForYouLink />
        <ForYouPage />
      </UnreadNotices>
    </Announcer>,
  );
  await expect.element(page.getByRole('link', { name: 'For you 1 unread' })).toBeVisible();
  await expect.poll(() => document.title).toBe('(1) For you · Linkdesk');
  await expect.element(page.getByText('12 Dec 2023, 15:00:00 IST')).toBeVisible();
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
  await expect.poll(() => document.title).toBe('For you · Linkdesk');
  expect(received[1]?.path).toBe(`/api/notices/${NOTICE.id}/read`);
});
