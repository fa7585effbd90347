import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.ts';
import '../styles.css';

let shown: { root: Root; box: HTMLElement } | null = null;

/** Puts a part of the app on the page, in place of what the last test left there. */
export function show(part: ReactNode, at = '/'): void {
  shown?.root.unmount();
  shown?.box.remove();
  const box = document.createElement('div');
  document.body.append(box);
  const root = createRoot(box);
  shown = { root, box };
  const client = createQueryClient();
  flushSync(() =>
    root.render(
      <QueryClientProvider client={client}>
        <MemoryRouter initialEntries={[at]}>{part}</MemoryRouter>
      </QueryClientProvider>,
    ),
  );
}
