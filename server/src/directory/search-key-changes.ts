import type { SearchHash } from '../sealing/search-hash.ts';
import type { DirectoryRecord } from './directory-record.ts';
import type { SearchKey } from './search-key.ts';
import { searchKeysOf } from './search-keys-of.ts';

/** A link as it stands, and the `DATA_KEY` that its search keys are made with. */
export type Keyed = { record: DirectoryRecord; keyId: string };

/** A row of `search_key`, but for the link's number. */
export type KeyRow = readonly [key: bigint, createdAt: number];

/**
 * Which search keys go and which come when a link changes: only those that differ, for most of what is known of it
 * never changes. Without a `before` all of them come.
 */
export function searchKeyChanges(
  hash: Pick<SearchHash, 'of'>,
  before: Keyed | null,
  after: Keyed,
): { gone: KeyRow[]; come: KeyRow[] } {
  const come = named(searchKeysOf(after.record));
  const gone = named(before === null ? [] : searchKeysOf(before.record));
  const isKept = before?.keyId === after.keyId && before.record.createdAt === after.record.createdAt;
  if (isKept) for (const name of gone.keys()) if (come.delete(name)) gone.delete(name);
  return { gone: before === null ? [] : rowsOf(hash, before, gone), come: rowsOf(hash, after, come) };
}

function named(keys: readonly SearchKey[]): Map<string, SearchKey> {
  return new Map(keys.map((key) => [`${key.kind} ${key.value}`, key]));
}

function rowsOf(
  hash: Pick<SearchHash, 'of'>,
  { record, keyId }: Keyed,
  keys: ReadonlyMap<string, SearchKey>,
): KeyRow[] {
  return [...keys.values()].map(({ kind, value }) => [hash.of(keyId, kind, value), record.createdAt]);
}
