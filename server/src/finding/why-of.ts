import type { MatchedBy } from '../../contract/finding.ts';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import { matchOf } from './match-of.ts';
import type { Meaning } from '../pastes/paste.ts';

/** By the first of the meanings that explains it; null when none does. */
export function whyOf(meanings: readonly Meaning[], record: DirectoryRecord): MatchedBy | null {
  for (const meaning of meanings) {
    const matchedBy = matchOf(meaning, record);
    if (matchedBy !== null) return matchedBy;
  }
  return null;
}
