import { type ReactNode, useContext, useEffect } from 'react';
import { UnreadCount } from './unread-count.ts';

/** On arrival the focus is the browser's: Tab begins at the very top. */
const ARRIVED_AT = location.pathname;
let wentOn = false;

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
  useEffect(() => {
    wentOn ||= location.pathname !== ARRIVED_AT;
    // What had the focus went with the page before; who listens hears where they are now.
    if (wentOn && document.activeElement === document.body) focusContent();
  }, []);
  return (
    <main
      id="content"
      tabIndex={-1}
      aria-label={title}
      className={`mx-auto w-full px-3 py-4 sm:px-6 sm:py-6 print:p-0 ${wide ? 'max-w-7xl' : 'max-w-5xl'}`}
    >
      <title>{`${unread > 0 ? `(${unread}) ` : ''}${title} · Linkdesk`}</title>
      {children}
    </main>
  );
}

/** For what had the focus and goes: the next Tab begins at the page's own first control. */
export function focusContent(): void {
  document.getElementById('content')?.focus({ preventScroll: true });
}
