import type { Database } from '../database/open-database.ts';
import { resealLinks } from '../directory/reseal-links.ts';
import { dataKeyId } from './data-key-id.ts';
import { resealTexts } from './reseal-texts.ts';
import type { Resealed } from './resealed.ts';

type Parts = { database: Database; dataKeys: readonly Buffer[]; print: (line: string) => void };

/** `linkdesk reseal`, beside a running server or without one: 0 done, 1 something could not be opened. */
export async function resealCommand({ database, dataKeys, print }: Parts): Promise<0 | 1> {
  const parts: Resealed[] = [await resealTexts(database, dataKeys), await resealLinks(database, dataKeys)];
  const sealed = parts.reduce((sum, part) => sum + part.sealed, 0);
  const unopened = parts.flatMap((part) => [...part.unopened]);
  const lost = unopened.reduce((sum, [, texts]) => sum + texts, 0);
  print(`${sealed} texts sealed anew, ${lost} could not be opened`);
  if (lost === 0) return 0;
  const given = new Set(dataKeys.map(dataKeyId));
  const missing = [...new Set(unopened.map(([keyId]) => keyId))].filter((keyId) => !given.has(keyId));
  print(missing.length > 0 ? notGiven(missing) : CHANGED);
  return 1;
}

/** A key's id tells nothing of the key. */
function notGiven(keyIds: readonly string[]): string {
  const names = keyIds.map((keyId) => (/^[\da-f]{8}$/.test(keyId) ? keyId : 'unknown')).join(', ');
  return `DATA_KEY: what could not be opened was sealed with a key that is not given (key id ${names}); give it behind the newest one, after a comma, and run this again.`;
}

const CHANGED =
  'DATA_KEY: what could not be opened was changed by somebody, or is not sealed; the keys that it names are given.';
