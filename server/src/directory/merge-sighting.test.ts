import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySighting, SIGHTED_AT } from '../../testing/any-sighting.ts';
import type { DirectoryRecord, Sighting, TrackedFacts } from './directory-record.ts';
import { mergeSighting } from './merge-sighting.ts';

const NOW = SIGHTED_AT;
const ID = '65704add83911e52b70ebcbc';
const sightings = fc.array(anySighting(fc.constant(ID)), { minLength: 1, maxLength: 12 });
/** No two of them were asked for at the same moment. */
const ofDistinctTimes = sightings.filter(
  (all) => new Set(all.map(({ sentAt }) => sentAt)).size === all.length,
);

function merged(all: readonly Sighting[], first: DirectoryRecord | null = null): DirectoryRecord | null {
  return all.reduce<DirectoryRecord | null>((record, one) => mergeSighting(record, one, NOW), first);
}

function mergedOrFail(...all: Sighting[]): DirectoryRecord {
  const record = merged(all);
  if (record === null) throw new Error('nothing was told of a link');
  return record;
}

const shuffled = (all: fc.Arbitrary<Sighting[]>) =>
  all.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));

describe('whatever InstantPay says, in whatever order', () => {
  test.each(['list', 'track'] as const)('the newest status that %s said stands', (by) => {
    fc.assert(
      fc.property(
        shuffled(ofDistinctTimes.map((all) => all.filter((one) => one.by === by))),
        ([, inAnyOrder]) => {
          const newest = inAnyOrder.toSorted((a, b) => a.sentAt - b.sentAt).at(-1);
          const record = merged(inAnyOrder);
          expect(record?.providerStatus).toBe(newest === undefined ? undefined : saidBy(newest));
        },
      ),
    );
  });

  test('where only links go as links go, every order leads to the same status', () => {
    fc.assert(
      fc.property(storyInAnyOrder(), ({ story, inAnyOrder }) => {
        const last = story.at(-1);
        expect(merged(inAnyOrder)?.status).toBe(last && saidBy(last));
      }),
    );
  });

  test('an answer that is older than the one that said the status never changes it', () => {
    fc.assert(
      fc.property(sightings, anySighting(fc.constant(ID)), (all, late) => {
        const record = merged(all);
        fc.pre(record !== null && late.sentAt < record.statusAt);
        const after = mergeSighting(record, late, NOW);
        expect(after?.providerStatus).toBe(record?.providerStatus);
        expect(after?.statusAt).toBeGreaterThanOrEqual(record?.statusAt ?? 0);
      }),
    );
  });

  test('List never changes the status within a minute of a Track', () => {
    fc.assert(
      fc.property(sightings, anySighting(fc.constant(ID)), (all, late) => {
        const record = merged(all);
        fc.pre(record?.trackedAt != null && late.by === 'list' && late.sentAt - record.trackedAt < 60_000);
        expect(mergeSighting(record, late, NOW)?.providerStatus).toBe(record.providerStatus);
      }),
    );
  });

  test('the same answer heard twice tells nothing new', () => {
    fc.assert(
      fc.property(sightings, anySighting(fc.constant(ID)), (all, again) => {
        const once = merged([...all, again]);
        fc.pre(once !== null);
        expect(mergeSighting(once, again, NOW)).toEqual(once);
      }),
    );
  });

  test('what a link was found by stays the newest that each call said of it', () => {
    fc.assert(
      fc.property(shuffled(ofDistinctTimes), ([all, inAnyOrder]) => {
        const newest = (by: Sighting['by']) =>
          all.filter((one) => one.by === by).toSorted((a, b) => b.sentAt - a.sentAt)[0];
        const record = merged(inAnyOrder);
        fc.pre(record !== null);
        const [listed, tracked] = [newest('list'), newest('track')];
        expect(record.listedAt).toBe(listed?.sentAt ?? null);
        expect(record.trackedAt).toBe(tracked?.sentAt ?? null);
        if (listed?.by === 'list') expect(record.listed?.name).toBe(listed.link.name);
        if (tracked?.by === 'track') expect(record.tracked?.accounts).toEqual(tracked.facts.accounts);
      }),
    );
  });
});

/** The way of a link, told of by either call, each time more than a minute later. */
function storyInAnyOrder() {
  const ways = [
    ['ISSUED', 'PROCESSING', 'CLAIMED'],
    ['ISSUED', 'PROCESSING', 'ISSUED', 'CANCELLED'],
    ['ISSUED', 'ISSUED', 'EXPIRED'],
  ];
  const calls = fc.array(fc.constantFrom(list, track), { minLength: 4, maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...ways), calls)
    .map(([way, by]) => way.map((step, at) => (by[at] ?? list)(step, SIGHTED_AT - 500_000 + at * 100_000)))
    .chain((story) =>
      fc.shuffledSubarray(story, { minLength: story.length }).map((inAnyOrder) => ({ story, inAnyOrder })),
    );
}

describe('where List and Track disagree', () => {
  const at = (seconds: number) => SIGHTED_AT - 500_000 + seconds * 1000;

  test.each([
    ['ISSUED', 'PROCESSING'],
    ['ISSUED', 'CLAIMED'],
    ['ISSUED', 'ON HOLD'],
    ['PROCESSING', 'CLAIMED'],
    ['PROCESSING', 'CANCELLED'],
    ['PROCESSING', 'EXPIRED'],
    ['PROCESSING', 'ISSUED'],
  ])('from %s List alone may lead to %s', (from, to) => {
    const record = mergedOrFail(track(from, at(0)), list(to, at(60)));
    expect(record).toMatchObject({ providerStatus: to, statusAt: at(60), sinceAt: at(60) });
  });

  test.each([
    ['CLAIMED', 'ISSUED'],
    ['CLAIMED', 'CANCELLED'],
    ['CANCELLED', 'ISSUED'],
    ['EXPIRED', 'ISSUED'],
    ['PROCESSING', 'ON HOLD'],
    ['ON HOLD', 'ISSUED'],
  ])('from %s to %s is for Track to say: it is asked before all others', (from, to) => {
    const record = mergedOrFail(track(from, at(0)), list(to, at(60)));
    expect(record).toMatchObject({ providerStatus: from, statusAt: at(0), look: 1 });
    expect(mergedOrFail(track(from, at(0)), list(to, at(60)), track(to, at(61)))).toMatchObject({
      ...{ providerStatus: to, statusAt: at(61), look: null },
    });
    // One that was asked for before List spoke settles nothing.
    expect(mergedOrFail(track(from, at(0)), list(to, at(60)), track(from, at(30))).look).toBe(1);
  });

  test('a Track that comes late and says otherwise is asked again', () => {
    const record = mergedOrFail(list('ISSUED', at(60)), track('CLAIMED', at(0)));
    expect(record).toMatchObject({ status: 'ISSUED', look: 1, trackedAt: at(0) });
    expect(mergedOrFail(list('CLAIMED', at(60)), track('ISSUED', at(0)))).toMatchObject({
      ...{ status: 'CLAIMED', look: 3 },
    });
  });
});

describe('what Track has to be asked', () => {
  test.each([
    ['CLAIMED', 3],
    ['CANCELLED', 3],
    ['PROCESSING', 2],
    ['ISSUED', 4],
    ['EXPIRED', null],
    ['ON HOLD', null],
  ])('of a link that was %s when it was first listed: %s', (status, look) => {
    expect(mergedOrFail(list(status, SIGHTED_AT)).look).toBe(look);
    expect(mergedOrFail(list(status, SIGHTED_AT - 1), track(status, SIGHTED_AT)).look).toBeNull();
  });

  test('nothing of a link that nobody could have been told of', () => {
    expect(mergedOrFail(list('ISSUED', SIGHTED_AT, { mobile: null, email: null })).look).toBeNull();
    expect(mergedOrFail(list('ISSUED', SIGHTED_AT, { mobile: null })).look).toBe(4);
  });

  test('nothing of one that is under way since it was seen to be, and everything of one that was claimed then', () => {
    const [before, after] = [SIGHTED_AT - 100_000, SIGHTED_AT];
    expect(mergedOrFail(list('ISSUED', before), list('PROCESSING', after))).toMatchObject({
      ...{ sinceAt: after, look: null },
    });
    expect(mergedOrFail(list('ISSUED', before), list('CLAIMED', after))).toMatchObject({
      ...{ sinceAt: after, look: 3 },
    });
  });

  test('not whether it was sent, when it was sent from here', () => {
    const resend: Sighting = { by: 'resend', linkId: ID, sentAt: SIGHTED_AT };
    const sent = mergedOrFail(list('ISSUED', SIGHTED_AT - 10), resend);
    expect(sent).toMatchObject({ look: null, tracked: { sentAt: SIGHTED_AT }, trackedAt: null });
    // Track did not know of it yet.
    const late = mergeSighting(sent, track('ISSUED', SIGHTED_AT - 5), NOW);
    expect(late?.tracked?.sentAt).toBe(SIGHTED_AT);
    expect(merged([resend])).toBeNull();
  });
});

describe('when', () => {
  test('a link was made: its activity says it, else its id, else its activation, else when it was first seen', () => {
    const odd = (one: Sighting): Sighting =>
      one.by === 'list'
        ? { ...one, link: { ...one.link, linkId: 'odd_link-7' } }
        : { ...one, linkId: 'odd_link-7' };
    const seen = list('ISSUED', SIGHTED_AT - 50, { activatedAt: null });
    const activated = list('ISSUED', SIGHTED_AT - 40, { activatedAt: 77 });
    expect(mergedOrFail(odd(seen)).createdAt).toBe(SIGHTED_AT - 50);
    expect(mergedOrFail(odd(seen), odd(activated)).createdAt).toBe(77);
    expect(mergedOrFail(seen).createdAt).toBe(0x65704add * 1000);
    const told = track('ISSUED', SIGHTED_AT, { createdAt: 99 });
    expect(mergedOrFail(seen, told).createdAt).toBe(99);
    expect(mergedOrFail(odd(seen), odd(told), odd(activated)).createdAt).toBe(99);
  });

  test('a status began: Track’s own time counts, whoever noticed it first', () => {
    const noticed = [list('ISSUED', SIGHTED_AT - 90_000), list('CLAIMED', SIGHTED_AT - 5)];
    expect(mergedOrFail(...noticed, track('CLAIMED', SIGHTED_AT, { sinceAt: 55 })).sinceAt).toBe(55);
    expect(mergedOrFail(...noticed, track('CLAIMED', SIGHTED_AT)).sinceAt).toBe(SIGHTED_AT - 5);
    expect(mergedOrFail(track('ISSUED', 1), track('CLAIMED', 2)).sinceAt).toBe(2);
    expect(mergedOrFail(track('CLAIMED', 2)).sinceAt).toBeNull();
  });

  test('our clock was ahead once, later answers count all the same', () => {
    const ahead = mergedOrFail(list('ISSUED', NOW + 86_400_000));
    expect(mergeSighting(ahead, list('CLAIMED', NOW - 1), NOW)).toMatchObject({
      ...{ status: 'CLAIMED', statusAt: NOW - 1, listedAt: NOW - 1 },
    });
  });
});

function saidBy(sighting: Sighting): string | undefined {
  if (sighting.by === 'resend') return undefined;
  return sighting.by === 'list' ? sighting.link.providerStatus : sighting.providerStatus;
}

function track(providerStatus: string, sentAt: number, facts: Partial<TrackedFacts> = {}): Sighting {
  const known = { createdAt: null, sentAt: null, sinceAt: null, orderIds: [], accounts: [], ...facts };
  return { by: 'track', linkId: ID, providerStatus, amountPaise: 100, facts: known, sentAt };
}

type Listed = Extract<Sighting, { by: 'list' }>;

function list(providerStatus: string, sentAt: number, facts: Partial<Listed['link']> = {}): Listed {
  const link = {
    ...{ linkId: ID, providerStatus, amountPaise: 100, name: 'Ravi Kumar', mobile: '9876543210' },
    ...{ email: 'ravi@example.in', purpose: null, description: null, referenceNo: null, orderId: null },
    ...{ url: null, qrUrl: null, paymentModes: [], verifiesBeneficiary: null, activatedAt: null },
    expiresAt: null,
  };
  return { by: 'list', link: { ...link, ...facts }, sentAt };
}
