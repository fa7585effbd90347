import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LinkStatus, type Account } from '../../contract/payout-links.ts';
import { tellStory, type StoryFacts } from './link-story.ts';

const NOW = Date.parse('2023-12-14T11:12:49Z');
const CREATED = Date.parse('2023-12-12T09:21:25Z');
const HOUR = 3_600_000;

const FACTS: StoryFacts = {
  status: 'ISSUED',
  providerStatus: 'ISSUED',
  now: NOW,
  asOf: NOW - 2000,
  stale: false,
  createdAt: CREATED,
  activatedAt: CREATED,
  expiresAt: Date.parse('2023-12-15T18:29:59Z'),
  claimedAt: null,
  failure: null,
  account: null,
  cancelled: 'outside',
  mayCancel: true,
};
const YES_BANK: Account = {
  type: 'ACCOUNT',
  number: '••••5742',
  ifsc: 'YESB0CMSNOC',
  bank: 'YES BANK',
  virtual: true,
};
const claimed = { status: 'CLAIMED', claimedAt: CREATED + 6000, account: YES_BANK } as const;

type Told = [
  name: string,
  facts: Partial<StoryFacts>,
  headline: string,
  claimable: string,
  replacement: string,
];

test.each<Told>([
  ['open', {}, 'Not claimed yet. It can be claimed until 15 Dec 2023, 23:59 IST.', 'yes', 'not-yet'],
  [
    'open, List silent',
    { activatedAt: null, expiresAt: null },
    'Not claimed yet. It can be claimed.',
    'yes',
    'not-yet',
  ],
  [
    'not yet active',
    { activatedAt: NOW + HOUR },
    'Not active yet: it can be claimed from 14 Dec 2023 at 17:42:49 IST.',
    'yes',
    'not-yet',
  ],
  [
    'past its validity',
    { expiresAt: NOW - HOUR },
    'Past its validity (14 Dec 2023, 15:42 IST), but InstantPay still shows it as Issued.',
    'unknown',
    'not-yet',
  ],
  [
    'open after a failure',
    { failure: { at: NOW - HOUR } },
    'Not claimed: an attempt failed on 14 Dec 2023 at 15:42:49 IST. It can still be claimed until 15 Dec 2023, 23:59 IST.',
    'yes',
    'not-yet',
  ],
  [
    'open after a failure at an impossible time',
    { failure: { at: null }, expiresAt: null },
    'Not claimed: an attempt failed. It can still be claimed.',
    'yes',
    'not-yet',
  ],
  [
    'under way',
    { status: 'PROCESSING' },
    'A claim is under way. InstantPay has not confirmed the payment.',
    'unknown',
    'not-yet',
  ],
  [
    'claimed',
    claimed,
    'Claimed on 12 Dec 2023 at 14:51:31 IST into a YES BANK virtual account ending 5742, 6 s after the link was created.',
    'no',
    'do-not',
  ],
  [
    'claimed by UPI',
    { ...claimed, account: { ...YES_BANK, number: '98••••@ybl', ifsc: null, bank: null, virtual: false } },
    'Claimed on 12 Dec 2023 at 14:51:31 IST into the UPI address 98••••@ybl, 6 s after the link was created.',
    'no',
    'do-not',
  ],
  [
    'claimed into an account of an unknown bank',
    { ...claimed, account: { ...YES_BANK, bank: null, virtual: false } },
    'Claimed on 12 Dec 2023 at 14:51:31 IST into an account ending 5742, 6 s after the link was created.',
    'no',
    'do-not',
  ],
  [
    'claimed in the same second',
    { ...claimed, claimedAt: CREATED, account: null },
    'Claimed on 12 Dec 2023 at 14:51:25 IST, in the second in which the link was created.',
    'no',
    'do-not',
  ],
  [
    'claimed before it was created',
    { ...claimed, claimedAt: CREATED - 1000, account: null },
    'Claimed on 12 Dec 2023 at 14:51:24 IST.',
    'no',
    'do-not',
  ],
  ['claimed, nothing else known', { status: 'CLAIMED' }, 'Claimed.', 'no', 'do-not'],
  [
    'cancelled by us',
    {
      status: 'CANCELLED',
      cancelled: { by: 'Arjun Mehta', askedBy: null, at: NOW, proven: true, reason: 'Replaced' },
    },
    'Cancelled by Arjun Mehta on 14 Dec 2023 at 16:42:49 IST, confirmed by InstantPay’s tracking.',
    'no',
    'may',
  ],
  [
    'cancelled by us, as somebody asked',
    {
      status: 'CANCELLED',
      cancelled: { by: 'Arjun Mehta', askedBy: 'Asha Nair', at: NOW, proven: true, reason: 'Replaced' },
    },
    'Cancelled by Arjun Mehta, as Asha Nair asked, on 14 Dec 2023 at 16:42:49 IST, confirmed by InstantPay’s tracking.',
    'no',
    'may',
  ],
  [
    'cancelled, perhaps by us',
    {
      status: 'CANCELLED',
      cancelled: { by: 'Arjun Mehta', askedBy: null, at: NOW, proven: false, reason: 'Duplicate' },
    },
    'Cancelled. Arjun Mehta asked for it, but InstantPay’s answer did not prove it, so whose cancel it was is not certain.',
    'no',
    'may',
  ],
  [
    'cancelled elsewhere',
    { status: 'CANCELLED' },
    'Cancelled outside Linkdesk. InstantPay does not say by whom.',
    'no',
    'may',
  ],
  [
    'expired',
    { status: 'EXPIRED' },
    'Expired unclaimed; it was valid till 15 Dec 2023, 23:59 IST.',
    'no',
    'may',
  ],
  ['expired, List silent', { status: 'EXPIRED', expiresAt: null }, 'Expired unclaimed.', 'no', 'may'],
  [
    'of a status never seen',
    { status: 'OTHER', providerStatus: 'ON_HOLD' },
    'InstantPay shows “ON_HOLD”, a status Linkdesk does not know.',
    'unknown',
    'do-not',
  ],
])('a link that is %s', (_name, facts, headline, claimable, replacement) => {
  const told = tellStory({ ...FACTS, ...facts });
  expect(told).toMatchObject({ headline, answers: { claimable, replacement } });
  expect(told.whatToDo).toMatch(/^[^a-z].*\.$/);
});

test('an old answer says so, and when it was given', () => {
  expect(tellStory({ ...FACTS, stale: true })).toMatchObject({
    headline:
      'As of 14 Dec 2023 at 16:42:47 IST: Not claimed yet. It can be claimed until 15 Dec 2023, 23:59 IST.',
    answers: { claimable: 'unknown', replacement: 'not-yet' },
  });
});

test.each(['Wrong recipient', 'Duplicate', 'Suspected fraud'])(
  'after a cancel for “%s” nobody promises a new link without Finance',
  (reason) => {
    const cancelled = { by: 'Asha', askedBy: null, at: NOW, proven: true, reason };
    const { whatToDo } = tellStory({ ...FACTS, status: 'CANCELLED', cancelled });
    expect(whatToDo).toContain('ask Finance before anything new is sent');
    expect(
      tellStory({ ...FACTS, status: 'CANCELLED', cancelled: { ...cancelled, reason: 'Replaced' } }).whatToDo,
    ).toContain('a new link may be sent');
  },
);

test('who may not cancel is sent to Finance', () => {
  expect(tellStory(FACTS).whatToDo).toContain('Cancel this one first');
  expect(tellStory({ ...FACTS, mayCancel: false }).whatToDo).toContain('Ask Finance');
});

const instant = fc.option(fc.integer({ min: CREATED - 100 * HOUR, max: NOW + 100 * HOUR }));
const anyFacts: fc.Arbitrary<StoryFacts> = fc.record({
  status: fc.constantFrom(...LinkStatus.options),
  providerStatus: fc.constantFrom('ON_HOLD', ''),
  now: fc.constant(NOW),
  asOf: fc.integer({ min: CREATED, max: NOW }),
  stale: fc.boolean(),
  createdAt: instant,
  activatedAt: instant,
  expiresAt: instant,
  claimedAt: instant,
  failure: fc.option(fc.record({ at: instant })),
  account: fc.constantFrom(null, YES_BANK, { ...YES_BANK, number: null }),
  cancelled: fc.constantFrom<StoryFacts['cancelled'][]>('outside', {
    ...{ by: 'Asha', askedBy: null, at: NOW },
    ...{ proven: false, reason: 'Duplicate' },
  }),
  mayCancel: fc.boolean(),
});

test('a new link is allowed only where a fresh answer shows Cancelled or Expired', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const mayBeReplaced = !facts.stale && (facts.status === 'CANCELLED' || facts.status === 'EXPIRED');
      expect(tellStory(facts).answers.replacement === 'may').toBe(mayBeReplaced);
    }),
  );
});

test('a claimed link is never claimable and never replaced, whatever else is known', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { answers } = tellStory({ ...facts, status: 'CLAIMED' });
      expect([answers.claimable, answers.replacement]).toEqual(['no', 'do-not']);
    }),
  );
});

test('only an answer that is fresh says that a link can be claimed', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { answers } = tellStory(facts);
      if (answers.claimable === 'yes') expect([facts.status, facts.stale]).toEqual(['ISSUED', false]);
      if (answers.claimable === 'no') expect(facts.stale && facts.status !== 'CLAIMED').toBe(false);
    }),
  );
});
