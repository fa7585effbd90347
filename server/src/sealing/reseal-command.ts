import { dropLostLinks } from '../directory/drop-lost-links.ts';
import { resealLinks } from '../directory/reseal-links.ts';
import { dataKeyId } from './data-key-id.ts';
import { resealTexts } from './reseal-texts-store.ts';
import type { Resealed } from './resealed.ts';

type Parts = {
  database: Parameters<typeof resealLinks>[0];
  dataKeys: readonly Buffer[];
  /** Links that nobody can open are not kept: InstantPay tells of them again. */
  dropsLostLinks: boolean;
  print: (line: string) => void;
};

/** `linkdesk reseal`, beside a running server or without one: 0 done, 1 something could not be opened. */
export async function resealCommand({ database, dataKeys, dropsLostLinks, print }: Parts): Promise<0 | 1> {
  const texts = await resealTexts(database, dataKeys);
  const links = await resealLinks(database, dataKeys);
  const parts: Resealed[] = [texts, dropsLostLinks ? { ...links, unopened: new Map() } : links];
  const sealed = parts.reduce((sum, part) => sum + part.sealed, 0);
  const unopened = parts.flatMap((part) => [...part.unopened]);
  const lost = unopened.reduce((sum, [, count]) => sum + count, 0);
  print(`${sealed} texts sealed anew, ${lost} could not be opened`);
  if (dropsLostLinks) print(dropped(await dropLostLinks(database, dataKeys)));
  if (lost === 0) return 0;
  const given = new Set(dataKeys.map(dataKeyId));
  const missing = [...new Set(unopened.map(([keyId]) => keyId))].filter((keyId) => !given.has(keyId));
  print(missing.length > 0 ? notGiven(missing) : CHANGED);
  if (!dropsLostLinks && links.unopened.size > 0) print(MAY_BE_DROPPED);
  return 1;
}

/** A key's id tells nothing of the key. */
function notGiven(keyIds: readonly string[]): string {
  const names = keyIds.map((keyId) => (/^[\da-f]{8}$/.test(keyId) ? keyId : 'unknown')).join(', ');
  return `DATA_KEY: what could not be opened was sealed with a key that is not given (key id ${names}); give it behind the newest one, after a comma, and run this again.`;
}

const dropped = (links: number) =>
  `${links} links that nobody can open were dropped; the list of InstantPay is read again for them`;

const MAY_BE_DROPPED =
  'Links that cannot be opened any more can be dropped, and are read of InstantPay again: linkdesk reseal --drop-lost-links';

const CHANGED =
  'DATA_KEY: what could not be opened was changed by somebody, or is not sealed; the keys that it names are given.';
