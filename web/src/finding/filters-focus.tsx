import { type ReactNode, useEffect, useRef } from 'react';

/** What opens gets the focus at its first control, as soon as it is there. */
export function FocusFirst({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input:not(:disabled), button:not(:disabled)')?.focus();
  }, []);
  return <div ref={box}>{children}</div>;
}
