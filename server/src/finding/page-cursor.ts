import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { LinkFilter } from '../../contract/finding.ts';
import { Failure } from '../failure.ts';
import type { Position } from './sort-order.ts';

/** What a further page has to know of those before it. */
export type PageMark = {
  after: Position;
  /** Which of the readings found something, so that a further page goes on with it. */
  tier: number;
  /** Which of its meanings is told. */
  meaning: number;
  total: number;
  totalIsExact: boolean;
  hiddenByFilters: number | null;
};

const Whole = z.int();
const Marked = z.tuple([
  z.nullable(Whole),
  Whole,
  Whole.check(z.gte(0)),
  Whole.check(z.gte(0)),
  Whole.check(z.gte(0)),
  z.boolean(),
  z.nullable(Whole.check(z.gte(0))),
  z.string(),
]);

/** Names the last row of a page, not its number: links that come meanwhile move nothing. */
export function writeCursor(mark: PageMark, filter: LinkFilter): string {
  const { after, tier, meaning, total, totalIsExact, hiddenByFilters } = mark;
  const parts: z.infer<typeof Marked> = [
    ...([after.value, after.no, tier, meaning, total, totalIsExact, hiddenByFilters] as const),
    hashOf(filter),
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Throws for one that was made for another search. */
export function readCursor(cursor: string, filter: LinkFilter): PageMark {
  const parts = Marked.safeParse(parse(cursor)).data;
  if (parts === undefined || parts[7] !== hashOf(filter))
    throw new Failure('invalid-input', 'This cursor does not come from this search. Search again.');
  const [value, no, tier, meaning, total, totalIsExact, hiddenByFilters] = parts;
  return { after: { value, no }, tier, meaning, total, totalIsExact, hiddenByFilters };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** Of what decides which links are found and in which order; equal for equal filters, however they are written. */
function hashOf({ q = '', status = [], sort = '-created', ...filter }: LinkFilter): string {
  const rest = Object.entries(filter).filter(([, value]) => value !== undefined);
  const asked = [q, [...new Set(status)].toSorted(), sort, rest.toSorted(([a], [b]) => (a < b ? -1 : 1))];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16);
}
