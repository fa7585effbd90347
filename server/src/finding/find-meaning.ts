import { nameStartOf } from '../directory/key-forms.ts';
import { waysOfMeaning } from './keys-of-meaning.ts';
import { comparedSource } from './compared-source.ts';
import { ofLinks, type Condition } from './conditions-of.ts';
import type { FindingParts } from './finding-parts.ts';
import { joinSources, type LinkSource } from './link-source.ts';
import { matchOf } from './match-of.ts';
import { oneByOne } from './one-by-one.ts';
import type { Meaning } from '../pastes/paste.ts';
import { planLookup } from './plan-lookup.ts';
import type { SortOrder } from './sort-order.ts';

/** What is asked of a link besides what was typed, and in which order they come. */
export type Asked = { conditions: readonly Condition[]; order: SortOrder };

/** The links that are meant, as far as every condition holds for them. */
export async function findMeaning(
  parts: Pick<FindingParts, 'store' | 'directory'>,
  meaning: Meaning,
  { conditions, order }: Asked,
): Promise<LinkSource> {
  if (meaning.by === 'link id')
    return findAll(parts, { conditions: [ofLinks([meaning.linkId]), ...conditions], order });
  const { store, directory } = parts;
  const ways = waysOfMeaning(meaning).map((way) =>
    way.map((choice) => choice.flatMap(({ kind, value }) => directory.hash.everyOf(kind, value))),
  );
  const sources = await oneByOne(ways, (keys) => planLookup(store.walk, { keys, conditions, order }));
  const source = joinSources(sources, order);
  if (isWhole(meaning)) return source;
  return comparedSource(directory, source, order, (record) => matchOf(meaning, record) !== null);
}

/** The links that every condition holds for. */
export function findAll({ store }: Pick<FindingParts, 'store'>, asked: Asked): Promise<LinkSource> {
  return planLookup(store.walk, { keys: [], ...asked });
}

/** Whether its keys say all of it, so that what they find need not be opened to be counted. */
function isWhole(meaning: Meaning): boolean {
  switch (meaning.by) {
    case 'link id end':
      return meaning.end.length === 6;
    case 'mobile end':
      return [3, 4, 6].includes(meaning.digits.length);
    case 'account end':
      return [4, 6].includes(meaning.digits.length);
    case 'account':
      return meaning.number.includes('@');
    case 'name starts':
      return meaning.starts.every((start) => nameStartOf(start) === start);
    case 'short link':
      return false;
    default:
      return true;
  }
}
