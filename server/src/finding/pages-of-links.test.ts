import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { LinkFilter, PayoutLinkRow, Sort } from '../../contract/finding.ts';
import type { LinkStatus } from '../../contract/payout-links.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { openFindingDesk, searcher } from '../../testing/finding-desk.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { sampleRecord } from '../../testing/sample-record.ts';
import type { DirectoryRecord } from '../directory/directory-record.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const NOW = Date.now();
const HOUR = 3_600_000;
const STATUSES: readonly LinkStatus[] = ['ISSUED', 'ISSUED', 'ISSUED', 'CLAIMED', 'CLAIMED', 'PROCESSING'];
const RARE: readonly LinkStatus[] = ['CANCELLED', 'EXPIRED', 'OTHER'];
const NAMES = ['Ravi Kumar', 'Ravi Menon', 'Asha Kumar', 'Asha Kumar', 'Zoya'];

/** Few different values, so that many links are equal in what they are sorted by; some have many links, some few. */
function linkOf(n: number): DirectoryRecord {
  const pick = <T>(from: readonly T[], by: number) => from[by % from.length] as T;
  const status = n % 40 === 0 ? pick(RARE, n / 40) : pick(STATUSES, n * 7);
  return sampleRecord({
    status,
    createdAt: Math.floor((NOW - (n % 97) * 6 * HOUR) / 1000) * 1000,
    amountPaise: 100 * (n % 11),
    sinceAt: status === 'PROCESSING' || status === 'CLAIMED' ? NOW - (n % 3) * HOUR : null,
    listed: {
      name: pick(NAMES, n * 3),
      mobile: n % 13 === 0 ? null : `98${String(n % 50).padStart(8, '0')}`,
      purpose: pick(['Refund', 'Refund', 'Payout', 'Bonus'], n * 5),
      expiresAt: n % 5 === 0 ? null : NOW + ((n % 31) - 10) * 12 * HOUR,
    },
  });
}

forEachDatabase((kind) => {
  let database: Awaited<ReturnType<typeof migratedDatabase>>;
  let desk: ReturnType<typeof openFindingDesk>;
  /** In the order in which they were written. */
  const links: DirectoryRecord[] = [];
  const places = new Map<string, number>();
  async function add(many: number) {
    const more = Array.from({ length: many }, (_, n) => linkOf(links.length + n));
    more.forEach((link, n) => places.set(link.linkId, links.length + n));
    links.push(...more);
    await desk.know(more);
  }
  beforeAll(async () => {
    database = await migratedDatabase(kind);
    desk = openFindingDesk(database);
    await add(2600);
  });
  afterAll(() => database[Symbol.asyncDispose]());

  const matches = ({ q, status, ...filter }: LinkFilter, link: DirectoryRecord): boolean => {
    const expires = link.listed?.expiresAt ?? null;
    const within = (at: number | null, from?: string, to?: string) =>
      (from === undefined || (at !== null && at >= Date.parse(from))) &&
      (to === undefined || (at !== null && at < Date.parse(to)));
    return (
      (q ?? '')
        .split(' ')
        .every((word) => (link.listed?.name ?? '').split(' ').includes(word) || word === '') &&
      (!status?.length || status.includes(link.status)) &&
      (filter.purpose === undefined || link.listed?.purpose === filter.purpose) &&
      within(link.createdAt, filter.createdFrom, filter.createdTo) &&
      within(expires, filter.expiresFrom, filter.expiresTo) &&
      link.amountPaise >= (filter.amountMin ?? 0) &&
      link.amountPaise <= (filter.amountMax ?? Number.MAX_SAFE_INTEGER) &&
      (filter.worklist === undefined || isOn(filter.worklist, link))
    );
  };
  /** None of these links is near the edge of its list. */
  function isOn(worklist: LinkFilter['worklist'], { status, sinceAt, listed }: DirectoryRecord): boolean {
    if (worklist === 'processing-long') return status === 'PROCESSING' && (sinceAt ?? NOW) < NOW - HOUR / 2;
    return status === 'ISSUED' && listed?.mobile === null;
  }

  const by: Record<string, (link: DirectoryRecord) => number> = {
    created: ({ createdAt }) => createdAt,
    expires: ({ listed }) => listed?.expiresAt ?? Number.NaN,
    amount: ({ amountPaise }) => amountPaise,
  };
  /** Whether one may stand before the other. */
  function isInOrder(sort: Sort, a: DirectoryRecord, b: DirectoryRecord): boolean {
    const value = by[sort.replace('-', '')] as (link: DirectoryRecord) => number;
    const [first, second] = [value(a), value(b)];
    if (Number.isNaN(first) !== Number.isNaN(second)) return Number.isNaN(second);
    const step = first === second || Number.isNaN(first) ? placeOf(b) - placeOf(a) : second - first;
    return sort.startsWith('-') ? step < 0 : step > 0;
  }
  const placeOf = ({ linkId }: DirectoryRecord) => places.get(linkId) ?? Number.NaN;
  const linkWith = (id: string) => links[places.get(id) ?? -1] as DirectoryRecord;

  const instant = fc
    .integer({ min: -600, max: 200 })
    .map((hours) => new Date(NOW + hours * HOUR).toISOString());
  const fields = {
    q: fc.constantFrom('Ravi', 'Kumar', 'Zoya', 'Ravi Kumar', 'Zoya Kumar'),
    status: fc.uniqueArray(fc.constantFrom(...STATUSES, ...RARE), { maxLength: 3 }),
    purpose: fc.constantFrom('Refund', 'Refund', 'Bonus', 'Nothing'),
    createdFrom: instant,
    createdTo: instant,
    expiresFrom: instant,
    expiresTo: instant,
    amountMin: fc.integer({ min: 0, max: 1000 }),
    amountMax: fc.integer({ min: 0, max: 1000 }),
    worklist: fc.constantFrom('processing-long' as const, 'never-sent' as const),
  };
  const sorts = fc.constantFrom<Sort>('-created', 'created', 'expires', '-expires', '-amount', 'amount');
  /** Two at most: of more nothing would be left. */
  const filters: fc.Arbitrary<LinkFilter> = fc
    .tuple(fc.record(fields), fc.subarray(Object.keys(fields), { maxLength: 2 }), sorts)
    .map(([all, kept, sort]) => ({
      sort,
      ...Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))),
    }));

  test('page by page every link that matches comes once and in order, whatever is added meanwhile', async () => {
    const operator = searcher();
    const search = async (filter: LinkFilter, limit: number, adds: readonly number[]) => {
      const before = links.filter((link) => matches(filter, link));
      const rows: PayoutLinkRow[] = [];
      let cursor: string | null = null;
      for (let page = 0; page === 0 || cursor !== null; page += 1) {
        const found: Awaited<ReturnType<typeof desk.finding.find>> = await desk.finding.find(operator, {
          ...{ ...filter, limit },
          ...(cursor === null ? {} : { cursor }),
        });
        if (page === 0 && found.totalIsExact) expect(found.total).toBe(before.length);
        expect(found.total).toBeLessThanOrEqual(before.length);
        expect(found.items.length).toBeLessThanOrEqual(limit);
        rows.push(...found.items);
        cursor = found.nextCursor;
        await add(adds[page] ?? 0);
      }
      return { before, rows };
    };
    const seen: number[] = [];
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.integer({ min: 100, max: 200 }),
        fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }),
        async (filter, limit, adds) => {
          const { before, rows } = await search(filter, limit, adds);
          seen.push(before.length);
          const ids = rows.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const missed = new Set(before.map(({ linkId }) => linkId)).difference(new Set(ids));
          expect([...missed]).toEqual([]);
          const found = ids.map(linkWith);
          expect(found.filter((link) => !matches(filter, link))).toEqual([]);
          const sort = filter.sort ?? '-created';
          const wrong = found.filter(
            (link, at) => at > 0 && !isInOrder(sort, found[at - 1] as DirectoryRecord, link),
          );
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
    // Few and many were asked for.
    expect(seen.filter((count) => count > 1000).length).toBeGreaterThan(2);
    expect(seen.filter((count) => count > 0 && count <= 1000).length).toBeGreaterThan(2);
  });
});
