import { expect, test } from 'vitest';
import { DEFINITE_REFUSALS, judgeWrite } from './cancel-verdict.ts';
import type { Exchange } from './exchange.ts';
import { envelope } from '../../testing/raw-provider.ts';
import { hideSecrets } from './provider-text.ts';

const WRITE = { linkId: '65704add83911e52b70ebcbc', environment: 'sandbox', hide: hideSecrets([]) } as const;
const said = (fields: Record<string, unknown>, status = 200): Exchange => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(envelope(fields)),
});
const cancelled = (seen: Exchange) => judgeWrite(seen, { call: 'cancel', ...WRITE });

/** Written by hand from the provider's page, so that a code cannot slip onto the list unseen. */
const REFUSALS = [
  'IAT',
  'IAC',
  'UAD',
  'AAB',
  'KYC',
  'OUI',
  'ODI',
  'IUA',
  'VCI',
  'OUE',
  'IRT',
  'RPI',
  'ITI',
  'ANF',
];

test('the list of definite refusals is the credentials and the bad ids, and nothing more', () => {
  expect([...DEFINITE_REFUSALS].sort()).toEqual([...REFUSALS].sort());
});

test.for(REFUSALS)('%s says that nothing was cancelled', (statuscode) => {
  const verdict = cancelled(said({ statuscode, status: 'No' }));
  expect(verdict).toMatchObject({ class: 'refused', statusCode: statuscode, providerText: 'No' });
  expect(verdict.because).toMatch(new RegExp(`^InstantPay refused: "No" \\(${statuscode}\\)`));
});

test.for(
  'ISE IPE SPD SPE ERR FAB SNA USM CNL TSU UED IEC IRA RBT IAN IAB DTX DTB ISP TRP TDE DLS DID RNF RAR UAR IVC UFC OTP EOP OLR ONV RAB TUP'.split(
    ' ',
  ),
)('%s says nothing about whether it was cancelled', (statuscode) => {
  for (const status of [200, 400, 401, 403, 404, 500]) {
    expect(cancelled(said({ statuscode, status: 'No' }, status)).class).toBe('unknown');
  }
});

test.for([201, 202, 299])('a success with HTTP %i is accepted', (status) => {
  expect(cancelled(said({}, status)).class).toBe('accepted');
});

test.for([100, 300, 304, 402, 405, 408, 409, 422, 429, 500, 503])(
  'HTTP %i proves nothing, whatever the answer says',
  (status) => {
    expect(cancelled(said({}, status)).class).toBe('unknown');
    expect(cancelled(said({ statuscode: 'RPI' }, status)).class).toBe('unknown');
  },
);

test.for([
  'Link already cancelled',
  'Already under cancellation',
  'Cancel request already processed',
  'Link Already Canceled',
  'The link is cancelled',
  'Link has been cancelled already',
  'Invalid link: current status CANCELLED',
  'Cannot be cancelled, it is cancelled',
])('a refusal that says %j is left to Track', (status) => {
  for (const statuscode of ['RPI', 'ANF', 'IAC', 'QQQ'])
    expect(cancelled(said({ statuscode, status })).class).toBe('unknown');
});

test.for(['Link cannot be cancelled', 'This link can not be cancelled', 'Cancel not allowed'])(
  'a refusal that says %j stays one',
  (status) => {
    expect(cancelled(said({ statuscode: 'RPI', status })).class).toBe('refused');
  },
);

test('a refused message is refused, also when the refusal says that the link is cancelled', () => {
  const notified = judgeWrite(said({ statuscode: 'RPI', status: 'Link cancelled' }), {
    call: 'notify',
    ...WRITE,
  });
  expect(notified).toMatchObject({ class: 'refused', providerText: 'Link cancelled' });
});

test.for(['TXN', 'RPI'])(
  'an answer %s without a reference is not whole, and proves nothing',
  (statuscode) => {
    const verdict = cancelled(said({ statuscode, status: 'No', ipay_uuid: '' }));
    expect(verdict).toMatchObject({ class: 'unknown', reference: null });
    expect(verdict.because).toMatch(/lacked fields it always has/);
  },
);

test('a live desk takes LIVE and PRODUCTION for its own, and the sandbox for another', () => {
  const live = (environment: string) =>
    judgeWrite(said({ environment }), { call: 'cancel', ...WRITE, environment: 'live' }).class;
  expect(['LIVE', 'Live', 'PRODUCTION', 'SANDBOX', 'Sandbox', 'TEST', ''].map(live)).toEqual([
    ...['accepted', 'accepted', 'accepted'],
    ...['unknown', 'unknown', 'unknown', 'unknown'],
  ]);
});

test.for(['refused', 'not-found', 'unreachable', 'bad-certificate', 'timeout'] as const)(
  'a connection that never was (%s) proves that nothing was sent',
  (trouble) => {
    const verdict = cancelled({ kind: 'no-connection', trouble });
    expect(verdict.class).toBe('not-sent');
    expect(verdict.because).toMatch(/the request was not sent$/);
  },
);

test('our own guard proves that nothing was sent', () => {
  expect(cancelled({ kind: 'held-back' })).toMatchObject({ class: 'not-sent', bodyHash: null });
});

test.for(['broken', 'timeout', 'malformed', 'too-large'] as const)(
  'an answer that never came (%s) proves nothing',
  (how) => {
    expect(cancelled({ kind: 'no-answer', how }).class).toBe('unknown');
  },
);

test('a long provider text is kept to 500 characters', () => {
  expect(cancelled(said({ status: '😀'.repeat(600) })).providerText).toBe('😀'.repeat(500));
});
