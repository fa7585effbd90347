import { purposeForm } from '../directory/purpose-form.ts';
import type { SearchHash } from '../sealing/search-hash.ts';

/** What may stand for a purpose beside a link; nothing does where it is none. */
export function keysOfPurpose(searchHash: Pick<SearchHash, 'everyOf'>, purpose: string): bigint[] {
  const form = purposeForm(purpose);
  return form === null ? [] : searchHash.everyOf('purpose', form);
}
