const STORE = 'linkdesk.recent-links';
const KEPT = 8;

/** Ids of the links opened last in this tab, newest first; ids only, so that no personal data is stored. */
export function recentLinks(): string[] {
  return (sessionStorage.getItem(STORE) ?? '').split(' ').filter(Boolean);
}

export function rememberLink(linkId: string): void {
  const others = recentLinks().filter((id) => id !== linkId);
  sessionStorage.setItem(STORE, [linkId, ...others].slice(0, KEPT).join(' '));
}
