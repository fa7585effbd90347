import { useState } from 'react';

/**
 * What somebody is writing, kept in this tab: a session that ends under them must not cost them their words. The tab
 * empties itself for another person. `drop` when it was sent.
 */
export function useKeptText(
  place: string,
  initial = '',
): { text: string; write: (text: string) => void; drop: () => void } {
  const key = `linkdesk.text.${place}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? initial);
  return {
    text,
    write: (next) => {
      sessionStorage.setItem(key, next);
      setText(next);
    },
    drop: () => sessionStorage.removeItem(key),
  };
}
