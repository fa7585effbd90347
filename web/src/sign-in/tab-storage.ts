const OWNER = 'linkdesk.person';

/**
 * What one person left in this tab (a half-written cancel, opened links) is never the next person's. Says whether
 * it was somebody else's until now.
 */
export function keepTabStorageOf(personId: string): boolean {
  const owner = sessionStorage.getItem(OWNER);
  if (owner === personId) return false;
  sessionStorage.clear();
  sessionStorage.setItem(OWNER, personId);
  return owner !== null;
}

/** Somebody was signed in here and did not sign out. */
export function isSomebodysTab(): boolean {
  return sessionStorage.getItem(OWNER) !== null;
}

export function emptyTabStorage(): void {
  sessionStorage.clear();
}
