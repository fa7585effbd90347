/** How many texts were sealed with the newest key, and of each older key how many could not be opened. */
export type Resealed = { sealed: number; unopened: Map<string, number> };

export function countUnopened({ unopened }: Resealed, keyId: string, texts: number): void {
  if (texts > 0) unopened.set(keyId, (unopened.get(keyId) ?? 0) + texts);
}
