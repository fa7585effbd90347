import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { isSingleKey } from '../ui/single-keys.ts';

export const FIND_FIELD = 'find-field';

/** `/` and Ctrl or ⌘ K reach the search field from anywhere, but not out of a dialog, and `/` not while typing. */
export function FindShortcuts() {
  const navigate = useNavigate();
  const { pathname } = useLocation();

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!meansFind(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      const field = document.getElementById(FIND_FIELD);
      if (field instanceof HTMLInputElement) field.select();
      else if (pathname !== '/') navigate('/');
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [navigate, pathname]);

  return null;
}

function meansFind(event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey)
    return event.key.toLowerCase() === 'k';
  return isSingleKey(event, '/');
}
