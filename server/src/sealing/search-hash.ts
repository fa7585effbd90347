import { createHmac, hkdfSync } from 'node:crypto';
import { dataKeyId } from './data-key-id.ts';

export type SearchHash = ReturnType<typeof createSearchHash>;

/**
 * Keyed hashes of what a link is found by: whoever holds the database alone cannot tell whose they are, nor try out
 * mobiles. The first 64 bits of HMAC-SHA-256 as a signed integer; what is found is compared in full afterwards. The
 * environment is hashed with it.
 */
export function createSearchHash(dataKeys: readonly Buffer[], environment: string) {
  const byId = new Map(dataKeys.map((key) => [dataKeyId(key), searchKeyOf(key)]));
  const hash = (key: Buffer, kind: string, value: string) =>
    createHmac('sha256', key).update(`${environment}\0${kind}\0${value}`).digest().readBigInt64BE();
  return {
    /** As it was or is written beside a link with the `DATA_KEY` of this id; throws when that is not given. */
    of(keyId: string, kind: string, value: string): bigint {
      const key = byId.get(keyId);
      if (key === undefined) throw new Error('DATA_KEY: a search key was made with a key that is not given.');
      return hash(key, kind, value);
    },
    /** What may stand beside a link while one `DATA_KEY` replaces another. */
    everyOf: (kind: string, value: string): bigint[] =>
      [...byId.values()].map((key) => hash(key, kind, value)),
  };
}

/** Never the key that seals (RFC 5869). */
function searchKeyOf(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'linkdesk search', 32));
}
