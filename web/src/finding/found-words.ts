type Reading = { kind: string; text: string };

/** The line above the rows: how many, and how the typed words were understood. */
export function foundWords(total: number, q: string, readAs: Reading): string {
  const count = `${total.toLocaleString('en-IN')} ${total === 1 ? 'link' : 'links'}`;
  if (!q || readAs.kind === 'everything' || readAs.kind === 'status') return count;
  return `${count} · searched as ${readAs.kind} ${readAs.text}`.trim();
}
