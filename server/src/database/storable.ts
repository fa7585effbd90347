/**
 * Throws for a value that a database would store as something else without a word: `undefined` and
 * `NaN` become NULL, a `Date` shifts the parameters after it on SQLite, and a NUL ends a text on PostgreSQL.
 */
export function assertStorable(value: unknown): void {
  if (isStorable(value)) return;
  const kind = value instanceof Date ? 'Date' : typeof value === 'number' ? String(value) : typeof value;
  throw new TypeError(`A query was given a parameter no database stores as it is (${kind}).`);
}

function isStorable(value: unknown): boolean {
  if (value === null || value instanceof Uint8Array) return true;
  if (typeof value === 'string') return !value.includes('\0');
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'boolean' || typeof value === 'bigint';
}
