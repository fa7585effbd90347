import { type ReactNode, useContext } from 'react';
import { UnreadCount } from './unread-count.ts';

/** The main part of a screen: its title in the tab, its words in the middle. */
export function Page({
  title,
  children,
  wide = false,
}: {
  title: string;
  children: ReactNode;
  wide?: boolean;
}) {
  const unread = useContext(UnreadCount);
  return (
    <main
      id="content"
      tabIndex={-1}
      className={`mx-auto w-full px-3 py-4 sm:px-6 sm:py-6 print:p-0 ${wide ? 'max-w-7xl' : 'max-w-5xl'}`}
    >
      <title>{`${unread > 0 ? `(${unread}) ` : ''}${title} · Linkdesk`}</title>
      {children}
    </main>
  );
}
