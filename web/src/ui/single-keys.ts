const SETTING = 'linkdesk.single-keys';

/** Whether single keys may act: they collide with speech input, so each person can switch them off. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(SETTING) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(SETTING);
  else localStorage.setItem(SETTING, 'off');
}

/** Whether this key alone was meant as a shortcut: not while typing, and not where the person switched them off. */
export function isSingleKey(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.altKey || event.ctrlKey || event.metaKey) return false;
  const typing =
    event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  return !typing && singleKeysOn();
}
