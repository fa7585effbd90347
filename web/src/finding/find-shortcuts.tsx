import { useEffect } from 'react';
import { isSingleKey } from '../ui/single-keys.ts';

export const FIND_FIELD = 'find-field';

/** Ctrl or ⌘ K and, outside fields, `/` open the search from anywhere but a dialog; on Find `/` goes to its field. */
export function useFindShortcuts(onOpen: () => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const slash = isSingleKey(event, '/');
      if ((!slash && !isCommandK(event)) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      const field = document.getElementById(FIND_FIELD);
      if (slash && field) selectAll(field);
      else onOpen();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [onOpen]);
}

export function isCommandK(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
) {
  return (
    (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k'
  );
}

function selectAll(field: HTMLElement): void {
  field.focus();
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
}
