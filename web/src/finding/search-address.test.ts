import { Sort, Worklist } from '@linkdesk/server/contract/finding';
import { LinkStatus } from '@linkdesk/server/contract/payout-links';
import { expect, test } from 'vitest';
import { addressOfFilter, linkFilterOf } from './link-filter-of.ts';
import { plusDays } from './ist-days.ts';
import {
  hasFilters,
  NO_SEARCH,
  readSearchAddress,
  type SearchAddress,
  withoutFilters,
  writeSearchAddress,
} from './search-address.ts';

const RUNS = 500;

test('any search survives the way into the address and back, and into a filter that is kept and back', () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    const address = anyAddress(randomOf(seed));
    const { search, hash } = writeSearchAddress(address);
    expect(readSearchAddress(search, hash), `seed ${seed}`).toEqual(address);
    expect(addressOfFilter(linkFilterOf(address)), `seed ${seed}`).toEqual({
      ...address,
      q: address.q.trim(),
    });
  }
});

test('whatever somebody puts into the address is read as some search, and that one survives', () => {
  const parts = [
    'status=',
    'purpose=',
    'created=',
    'expires=',
    'amount=',
    'list=',
    'sort=',
    '&',
    '=',
    '..',
    ',',
  ];
  const values = [
    'ISSUED',
    '2026-11-01',
    '2026-02-30',
    '-5',
    '1e9',
    '%',
    '%zz',
    '100',
    '₹',
    '..',
    '\u0000',
    '#',
    '😀',
  ];
  for (let seed = 1; seed <= RUNS; seed++) {
    const pick = randomOf(seed);
    const text = Array.from({ length: pick(12) }, () => oneOf(pick, pick(2) ? parts : values)).join('');
    const address = readSearchAddress(`?${text}`, `#${text}&q=${text}`);
    const { search, hash } = writeSearchAddress(address);
    expect(readSearchAddress(search, hash), `seed ${seed}: ${text}`).toEqual(address);
  }
});

test('the address reads as the person would say it, and what was typed stands in the fragment only', () => {
  const address: SearchAddress = {
    q: '9876543210',
    status: ['ISSUED', 'PROCESSING'],
    purpose: 'Refund & more',
    created: { from: '2026-11-01', to: '2026-11-21' },
    expires: { from: null, to: '2026-12-01' },
    amount: { from: 10000, to: 50050 },
    list: 'expires-today',
    sort: '-amount',
  };
  expect(writeSearchAddress(address)).toEqual({
    search:
      '?status=ISSUED,PROCESSING&purpose=Refund%20%26%20more&created=2026-11-01..2026-11-21&expires=..2026-12-01&amount=100..500.50&list=expires-today&sort=-amount',
    // What was typed may be a mobile: the fragment never leaves the browser.
    hash: '#q=9876543210',
  });
});

test.each([
  ['?status=PAID,ISSUED', { status: ['ISSUED'] }],
  ['?created=2026-11-21..2026-11-01', { created: { from: '2026-11-01', to: '2026-11-21' } }],
  ['?created=2026-11-21', { created: { from: '2026-11-21', to: '2026-11-21' } }],
  ['?created=2026-02-30..', {}],
  ['?amount=abc..500', { amount: { from: null, to: 50000 } }],
  ['?list=everything&sort=up', {}],
])('%s is read as far as it makes sense', (search, expected) => {
  expect(readSearchAddress(search, '')).toEqual({ ...NO_SEARCH, ...expected });
});

test('several lines keep their line breaks', () => {
  const q = '98765 43210\nORD-17\n\n₹500';
  const { search, hash } = writeSearchAddress({ q });
  expect(readSearchAddress(search, hash).q).toBe(q);
});

test('a day is asked for from its first moment in India to its last', () => {
  const created = { from: '2026-11-21', to: '2026-11-21' };
  expect(linkFilterOf({ ...NO_SEARCH, created })).toEqual({
    createdFrom: '2026-11-20T18:30:00Z',
    createdTo: '2026-11-21T18:30:00Z',
  });
});

test('lifting the filters keeps the words and the order', () => {
  const address = { ...NO_SEARCH, q: 'ravi', status: ['ISSUED' as const], sort: 'amount' as const };
  expect(hasFilters(address)).toBe(true);
  expect(withoutFilters(address)).toEqual({ ...NO_SEARCH, q: 'ravi', sort: 'amount' });
  expect(hasFilters(withoutFilters(address))).toBe(false);
});

type Pick = (below: number) => number;

function anyAddress(pick: Pick): SearchAddress {
  const letters = ['a', '9', ' ', '&', '=', '#', '%', '+', 'र', '₹', '\n', '..', ',', '😀'];
  const words = (most: number) => Array.from({ length: pick(most) }, () => oneOf(pick, letters)).join('');
  const maybe = <Value>(value: () => Value) => (pick(2) === 0 ? null : value());
  const ends = <Value extends string | number>(value: () => Value) => {
    const [from, to] = [maybe(value), maybe(value)];
    return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
  };
  const day = () => plusDays('2000-01-01', pick(36_000));
  return {
    q: words(12),
    status: LinkStatus.options.filter(() => pick(3) === 0),
    purpose: words(8) || null,
    created: ends(day),
    expires: ends(day),
    amount: ends(() => pick(2_000_000_000)),
    list: maybe(() => oneOf(pick, Worklist.options)),
    sort: maybe(() => oneOf(pick, Sort.options)),
  };
}

function oneOf<Value>(pick: Pick, values: readonly Value[]): Value {
  return values[pick(values.length)] as Value;
}

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): Pick {
  let state = seed * 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below) | 0;
  };
}
