import type { Session } from '@linkdesk/server/contract/session';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.ts';
import { SessionContext } from '../people/use-session.ts';
import { Announcer } from '../ui/announcer.tsx';
import '../styles.css';

let shown: { root: Root; box: HTMLElement } | null = null;

/** Pages of the desk at a real address, so that Back is the browser's. */
export function showDesk(pages: ReactNode, session: Session, at = '/'): void {
  leaveDesk();
  history.pushState(null, '', at);
  const box = document.createElement('div');
  document.body.append(box);
  const root = createRoot(box);
  shown = { root, box };
  const client = createQueryClient();
  flushSync(() =>
    root.render(
      <QueryClientProvider client={client}>
        <SessionContext value={session}>
          <BrowserRouter>
            <Announcer>{pages}</Announcer>
          </BrowserRouter>
        </SessionContext>
      </QueryClientProvider>,
    ),
  );
}

export function leaveDesk(): void {
  shown?.root.unmount();
  shown?.box.remove();
  shown = null;
}
