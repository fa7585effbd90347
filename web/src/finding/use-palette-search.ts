import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { readPage } from './search-query.ts';

const DEBOUNCE_MS = 250;

/** Asks what Find asks, once typing pauses. What was pasted or entered opens its one link by itself. */
export function usePaletteSearch(text: string, open: (linkId: string) => void) {
  const typed = text.trim();
  const [asked, setAsked] = useState('');
  const mayOpen = useRef<string>(null);
  const answer = useQuery({
    queryKey: ['palette', asked],
    queryFn: ({ signal }) => readPage({ q: asked }, null, signal),
    enabled: asked !== '',
    // What stands here while somebody reads stays; opened anew, it is asked anew.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });
  const isForText = typed !== '' && asked === typed;
  // An answer to other words than those in the field is none.
  const found = isForText ? (answer.data ?? null) : null;

  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    if (!found?.opens || mayOpen.current !== asked) return;
    mayOpen.current = null;
    open(found.opens);
  });

  return {
    found,
    error: isForText && !found ? answer.error : null,
    /** At once, and what is meant beyond doubt is opened. */
    now(words: string): void {
      mayOpen.current = words.trim();
      setAsked(words.trim());
    },
  };
}
