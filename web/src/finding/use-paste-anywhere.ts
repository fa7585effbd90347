import { useEffect, useRef } from 'react';

const WRITTEN_IN = 'input, textarea, select, [contenteditable], dialog, [popover]';

/** Hears what is pasted while nothing that can be written in has the focus: it can only be meant for the search. */
export function usePasteAnywhere(hear: (text: string) => void): void {
  const latest = useRef(hear);
  latest.current = hear;

  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      const text = event.clipboardData?.getData('text').trim() ?? '';
      const elsewhere = event.target instanceof Element && event.target.closest(WRITTEN_IN);
      if (text === '' || elsewhere || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest.current(text);
    }
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);
}
