import type { PayoutLinkRow } from '../contract/finding.ts';
import { seededRandom } from '../sandbox/seeded-random.ts';
import type { DirectoryRecord } from '../src/directory/directory-record.ts';
import type { Search } from '../src/finding/find-payout-links.ts';
import { IFSCS, rareWord, SHARED_ENDS, SHARED_NAMES } from '../testing/many-links.ts';
import type { BenchDesk } from './bench-desk.ts';

/** Something that people ask of Find. */
export type Question = {
  name: string;
  /** The index answers it alone: it may hardly take longer when there are many more links. */
  isLookup: boolean;
  /** Another one in each turn. */
  search(desk: BenchDesk, turn: number): Search;
  /** By what a row must have been found; null where nothing may be found. */
  by: PayoutLinkRow['matchedBy'] | null;
};

/** A link that has what is asked for. */
function linkOf(
  { links, record }: BenchDesk,
  turn: number,
  has: (record: DirectoryRecord) => boolean = () => true,
): DirectoryRecord & { index: number } {
  const random = seededRandom(`turn:${turn}`);
  for (;;) {
    const index = random.between(0, links - 1);
    const found = record(index);
    if (has(found)) return { ...found, index };
  }
}

type Ask = (desk: BenchDesk, turn: number) => string;

const lookup = (name: string, by: Question['by'], q: Ask): Question => ({
  ...{ name, by, isLookup: true },
  search: (desk, turn) => ({ q: q(desk, turn) }),
});

const page = (name: string, by: Question['by'], search: Question['search']): Question => ({
  ...{ name, by, search, isLookup: false },
});

const isShared = (number: string) => SHARED_ENDS.includes(number.slice(-4));
const mobileOf = ({ listed }: DirectoryRecord) => listed?.mobile ?? '';
const emailOf = ({ listed }: DirectoryRecord) => listed?.email ?? '';
const firstNameOf = ({ listed }: DirectoryRecord) => listed?.name?.split(' ')[0] ?? '';
const isSharedName = ({ listed }: DirectoryRecord) => SHARED_NAMES.includes(listed?.name ?? '');
const sharedName = (turn: number) => SHARED_NAMES[turn % SHARED_NAMES.length] ?? '';
const dayOf = (at: number) => new Date(at).toISOString();

function nameAndAmount(desk: BenchDesk, turn: number): string {
  const { listed, amountPaise } = linkOf(desk, turn, isSharedName);
  return `${listed?.name ?? ''} ₹${(amountPaise / 100).toFixed(2)}`;
}

export const QUESTIONS: readonly Question[] = [
  lookup('link id', 'link id', (desk, turn) => linkOf(desk, turn).linkId),
  lookup('order id', 'order id', (desk, turn) => linkOf(desk, turn).listed?.orderId ?? ''),
  lookup('reference', 'reference', (desk, turn) => {
    const { listed } = linkOf(desk, turn, (one) => one.listed?.referenceNo !== 'NA');
    return listed?.referenceNo ?? '';
  }),
  lookup('short link', 'short link', (desk, turn) => linkOf(desk, turn).listed?.url ?? ''),
  lookup('mobile', 'mobile', (desk, turn) => mobileOf(linkOf(desk, turn))),
  lookup('last 4 digits', 'mobile', (_desk, turn) => SHARED_ENDS[turn % SHARED_ENDS.length] ?? ''),
  lookup('last 6 digits', 'mobile', (desk, turn) =>
    mobileOf(linkOf(desk, turn, (one) => !isShared(mobileOf(one)) && mobileOf(one)[4] !== '0')).slice(-6),
  ),
  lookup('e-mail', 'e-mail', (desk, turn) => emailOf(linkOf(desk, turn, (one) => emailOf(one) !== ''))),
  lookup('a rare word', 'description', (desk, turn) => rareWord(linkOf(desk, turn).index)),
  lookup('two words, one rare', 'name', (desk, turn) => {
    const link = linkOf(desk, turn);
    return `${firstNameOf(link)} ${rareWord(link.index)}`;
  }),
  lookup('first and last name', 'name', (_desk, turn) => sharedName(turn)),
  lookup(
    'a frequent word',
    'description',
    (_desk, turn) => ['diwali', 'goodwill', 'overcharged'][turn % 3] ?? '',
  ),
  lookup('amount', 'amount', (_desk, turn) => `₹${100 * ((turn % SHARED_ENDS.length) + 1)}.00`),
  lookup(
    'end of an account',
    'account',
    (_desk, turn) => `a/c ending ${SHARED_ENDS[turn % SHARED_ENDS.length]}`,
  ),
  lookup('bank’s branch', 'IFSC', (_desk, turn) => IFSCS[turn % IFSCS.length] ?? ''),
  lookup('not found', null, (_desk, turn) => `${String(turn).padStart(13, '9')}ABCDE`),
  // What few have among few links, and many among many.
  page('name and amount', 'name', (desk, turn) => ({ q: nameAndAmount(desk, turn) })),
  page('newest', 'everything', () => ({})),
  page('status', 'status', (_desk, turn) => ({ status: turn % 2 === 0 ? ['ISSUED'] : ['CLAIMED'] })),
  page('status and amounts', 'status', (_desk, turn) => ({
    ...{ status: ['CLAIMED'], amountMin: 90_000 * (turn + 1), amountMax: 90_000 * (turn + 1) + 500_000 },
  })),
  page('made in a month', 'everything', (_desk, turn) => ({
    createdFrom: dayOf(Date.now() - (200 + turn) * 86_400_000),
    createdTo: dayOf(Date.now() - (170 + turn) * 86_400_000),
  })),
  page('by expiry', 'everything', (_desk, turn) => ({ sort: turn % 2 === 0 ? 'expires' : '-expires' })),
  page('issued, by expiry', 'status', () => ({ status: ['ISSUED'], sort: 'expires' })),
  page('by amount', 'everything', () => ({ sort: '-amount' })),
  page('purpose', 'everything', (_desk, turn) => ({ purpose: turn % 2 === 0 ? 'Refund' : 'Salary' })),
  page('expires within 7 days', 'everything', () => ({ worklist: 'expires-within-7-days' })),
  page('frequent word and status', 'description', () => ({ q: 'diwali', status: ['ISSUED'] })),
];
