import type { PayoutLinkTableRow } from '../database/tables.ts';
import { createSealing } from '../sealing/create-sealing.ts';
import { createSearchHash } from '../sealing/search-hash.ts';
import type { DirectoryRecord } from './directory-record.ts';
import { placeOf, recordOf, toSeal } from './directory-row.ts';
import { purposeForm } from './purpose-form.ts';

/** A link as it stands in the database; what is sealed of it may be missing. */
export type LinkRow = Omit<PayoutLinkTableRow, 'environment' | 'purpose_key'> & {
  key_id: string | null;
  sealed: string | null;
};

export type RecordSealing = ReturnType<typeof createRecordSealing>;

/** That of each environment, for who goes through the links of all. */
export function sealingsBy(dataKeys: readonly Buffer[]): (environment: string) => RecordSealing {
  const made = new Map<string, RecordSealing>();
  return (environment) => {
    const sealing = made.get(environment) ?? createRecordSealing(dataKeys, environment);
    made.set(environment, sealing);
    return sealing;
  };
}

/** Turns records into what may stand in the database, and back. The first `DATA_KEY` seals, every one opens. */
export function createRecordSealing(dataKeys: readonly Buffer[], environment: string) {
  const sealing = createSealing(dataKeys);
  const hash = createSearchHash(dataKeys, environment);
  return {
    environment,
    /** The key that new rows are sealed with. */
    keyId: sealing.keyId,
    /** Of search keys: with the key of a row, or for a search with every key that is given. */
    hash,

    seal: (record: DirectoryRecord): string =>
      sealing.seal(toSeal(record), placeOf(environment, record.linkId)),

    /** Null where the key is not given or the text was changed: the next answer of the provider replaces it. */
    open(row: LinkRow): DirectoryRecord | null {
      if (row.sealed === null) return null;
      try {
        return recordOf(row, sealing.open(row.sealed, placeOf(environment, row.link_id)));
      } catch {
        return null;
      }
    },

    /** With the key that seals: links of one purpose stand together. */
    purposeKeyOf({ listed }: DirectoryRecord): bigint | null {
      const purpose = purposeForm(listed?.purpose ?? '');
      return purpose === null ? null : hash.of(sealing.keyId, 'purpose', purpose);
    },
  };
}
