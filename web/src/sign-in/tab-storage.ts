const OWNER = 'linkdesk.person';

/** What one person left in this tab (a half-written cancel, opened links) is never the next person's. */
export function keepTabStorageOf(personId: string): void {
  if (sessionStorage.getItem(OWNER) === personId) return;
  sessionStorage.clear();
  sessionStorage.setItem(OWNER, personId);
}

export function emptyTabStorage(): void {
  sessionStorage.clear();
}
