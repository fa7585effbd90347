const SETTING = 'linkdesk.single-keys';

/** Whether `/` may act: single keys collide with speech input, so each person can switch them off. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(SETTING) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(SETTING);
  else localStorage.setItem(SETTING, 'off');
}
