import type { Directory } from '@linkdesk/server/contract/directory';
import type { OutputOf } from '@linkdesk/server/contract/endpoint';
import type { listPurposes, listWorklists, searchPayoutLinks } from '@linkdesk/server/contract/finding';
import type { Role } from '@linkdesk/server/contract/permissions';
import type { SavedView } from '@linkdesk/server/contract/saved-views';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { answerEach, json, problem, type Received } from './answers.ts';
import { payoutLinkRows } from './payout-link-row.ts';
import { sampleSession } from './sample-session.ts';
import { showDesk } from './show-desk.tsx';

type Answer = OutputOf<typeof searchPayoutLinks>;
type Asked = { q?: string; linkIds?: string[]; cursor?: string };

/** What the stand-in server knows; a test changes it while the page is open. */
type Desk = {
  search: (asked: Asked) => Response | Promise<Response>;
  rows: () => Response;
  directory: Directory;
  worklists: OutputOf<typeof listWorklists>['items'];
  purposes: OutputOf<typeof listPurposes>['items'];
  views: SavedView[];
};

/** Three links, found without words. */
export function answer(changes: Partial<Answer> = {}): Answer {
  const items = changes.items ?? payoutLinkRows(3);
  return {
    items,
    nextCursor: null,
    total: items.length,
    totalIsExact: true,
    readAs: { kind: 'everything', text: '', note: null },
    lines: [],
    opens: null,
    hiddenByFilters: null,
    providerTrouble: null,
    ...changes,
  };
}

/** As it is most of the time. */
export const COMPLETE: Directory = {
  state: 'complete',
  links: 98_012,
  atProvider: 98_012,
  read: null,
  newReadAt: '2026-11-22T05:00:00Z',
  openReadAt: '2026-11-22T05:00:00Z',
  allReadAt: '2026-11-22T00:00:00Z',
  unread: 0,
  trouble: null,
};

/** The page of Find before a stand-in server; opening a link shows `Link page`. */
export function openFind(
  find: ReactNode,
  desk: Partial<Desk> = {},
  { at = '/', roles = ['operator'] as Role[] } = {},
) {
  const all: Desk = {
    search: () => json(answer())(),
    rows: () => json(answer({ items: [] }))(),
    directory: COMPLETE,
    worklists: [],
    purposes: [],
    views: [],
    ...desk,
  };
  const received = answerEach(({ path, body }) => {
    const asked = (body ?? {}) as Asked;
    switch (path) {
      case '/api/payout-links/search':
        return asked.linkIds ? all.rows() : all.search(asked);
      case '/api/directory':
        return json(all.directory)();
      case '/api/worklists':
        return json({ items: all.worklists })();
      case '/api/purposes':
        return json({ items: all.purposes })();
      default:
        return path.startsWith('/api/saved-views')
          ? savedViews(all, path, body)
          : problem(404, 'not-found')();
    }
  });
  showDesk(
    <Routes>
      <Route path="/" element={find} />
      <Route path="/links/:linkId" element={<p>Link page</p>} />
    </Routes>,
    sampleSession({ roles }),
    at,
  );
  return { desk: all, received };
}

function savedViews(desk: Desk, path: string, body: unknown): Response {
  const removed = /views\/(.*)\/remove$/.exec(path)?.[1];
  if (removed) {
    desk.views = desk.views.filter(({ id }) => id !== removed);
    return json({})();
  }
  if (body === null) return json({ items: desk.views })();
  const view = {
    ...(body as Pick<SavedView, 'name' | 'filter'>),
    id: crypto.randomUUID(),
    createdAt: '2026-11-22T05:00:00Z',
  };
  desk.views = [...desk.views, view];
  return json(view)();
}

/** What was searched for, without the later looks at rows that are shown. */
export function searches(received: Received[]): Asked[] {
  return received
    .filter(({ path, body }) => path === '/api/payout-links/search' && !(body as Asked).linkIds)
    .map(({ body }) => body as Asked);
}

/** What a browser does when somebody pastes, into the given field or where the focus is; the clipboard is everybody's. */
export function paste(text: string, into: { element: () => Element } | null): void {
  const target = into?.element() ?? document.activeElement ?? document.body;
  if (target instanceof HTMLElement) target.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (!target.dispatchEvent(event) || !isField) return;
  target.setRangeText(text, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
  target.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
}
