import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { cancelAuthority } from '../src/cancellations/cancel-authority.ts';
import { cancelPayoutLink } from '../src/cancellations/cancel-payout-link.ts';
import { cancelTimes } from '../src/cancellations/cancel-times.ts';
import { createCancellationStore } from '../src/cancellations/cancellation-store.ts';
import { runCancellations } from '../src/cancellations/run-cancellations.ts';
import { approve } from '../src/cancellations/take-part-in-cancellation.ts';
import type { Actor } from '../src/actor.ts';
import type { Clock } from '../src/clock.ts';
import type { InstantPay, WriteVerdict } from '../src/instantpay/instantpay.ts';
import { createProviderRate } from '../src/instantpay/provider-rate.ts';
import { createLog } from '../src/log.ts';
import { resendPayoutLink } from '../src/payout-links/resend-payout-link.ts';
import { createResendStore } from '../src/payout-links/resend-store.ts';
import { createSharedTracks } from '../src/payout-links/shared-tracks.ts';
import { askerIn } from './asker.ts';
import type { TestDatabase } from './databases.ts';
import { migratedDatabase } from './migrated-database.ts';
import { asha, ravi, SEEN } from './test-operation.ts';

const LINK_ID = '65704add83911e52b70ebcbc';

/**
 * Asha, Ravi and one link, behind the routes: on a real database and rate, with a provider that remembers what left,
 * and a clock that moves only by what `takesMs` says of each wait.
 */
export async function timedDesk(kind: TestDatabase, ratePerS = 1000) {
  const database = await migratedDatabase(kind);
  const takesMs = { turn: 0, database: 0, connecting: 0 };
  const provider = { status: 'ISSUED', sent: [] as ('cancel' | 'notify')[] };
  let nowMs = 1_000_000;
  const pass = (what: keyof typeof takesMs) => void (nowMs += takesMs[what]);
  const clock: Clock = {
    now: () => nowMs,
    monotonic: () => nowMs,
    sleep: (ms) => (ms === 0 ? Promise.resolve() : new Promise(() => undefined)),
    random: () => 0.5,
  };
  // Whoever finds none free is refused, instead of waiting.
  const rate = createProviderRate(ratePerS, { maxWaitMs: 1 });
  const write =
    (what: 'cancel' | 'notify') => (_linkId: string, _call: unknown, mayStillSend: () => boolean) => {
      pass('connecting');
      if (!mayStillSend()) return Promise.resolve(verdict('not-sent'));
      provider.sent.push(what);
      if (what === 'cancel') provider.status = 'CANCELLED';
      return Promise.resolve(verdict('accepted'));
    };
  const instantpay: Pick<InstantPay, 'track' | 'reserve' | 'cancel' | 'notify'> = {
    async track(linkId) {
      const sentAt = clock.now();
      // What is recorded in the very millisecond in which an attempt began is not seen after it.
      await wait(5);
      const { status: providerStatus } = provider;
      return { ...TRACKED, linkId, providerStatus, amountPaise: SEEN.amount, sentAt };
    },
    async reserve(priority, who?: string) {
      const turn = await rate.take(priority, who);
      pass('turn');
      return turn;
    },
    cancel: write('cancel'),
    notify: write('notify'),
  };
  const slowDatabase: typeof database = {
    ...database,
    transaction(work) {
      const begun = database.transaction(work);
      pass('database');
      return begun;
    },
  };
  const times = cancelTimes(1, 900_000, 25_000);
  const tracks = createSharedTracks(instantpay, clock);
  const store = createCancellationStore(slowDatabase, 'sandbox', times, clock, cancelAuthority(null));
  const cancellations = runCancellations({
    ...{ store, instantpay, tracks, times, clock, pace: 1 },
    ...{ log: createLog('silent'), ownEndpointIp: '127.0.0.1' },
    recipients: { known: () => NOTHING_HIDDEN, find: () => Promise.resolve(NOTHING_HIDDEN) },
  });
  const parts = {
    ...{
      cancellations,
      tracks,
      instantpay,
      environment: 'sandbox',
      resends: createResendStore(slowDatabase),
    },
    ...{ approvals: false, approvalAbovePaise: null },
  };
  return {
    ...{ provider, takesMs, store, linkId: LINK_ID },
    people: { asha: await askerIn(database, asha), ravi: await askerIn(database, ravi) },
    cancel: (by: Actor, asks = false) =>
      cancelPayoutLink(parts, by, {
        ...{ params: { linkId: LINK_ID }, idempotencyKey: randomUUID() },
        body: { reason: 'Duplicate', seen: SEEN, asks },
      }),
    approve: (by: Actor, id: string) => approve(parts, by, { params: { id }, body: {} }),
    resend: (by: Actor) =>
      resendPayoutLink(parts, by, {
        ...{ params: { linkId: LINK_ID }, body: {}, idempotencyKey: randomUUID() },
      }),
    signOut: ({ session }: Actor) =>
      database.kysely.deleteFrom('person_session').where('id', '=', session.id).execute(),
    /** Whether a turn is to be had at once. */
    hasTurn: () =>
      rate.take('look').then(
        (turn) => {
          turn.release();
          return true;
        },
        () => false,
      ),
    async [Symbol.asyncDispose]() {
      await cancellations.drained();
      rate.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

const TRACKED = { activity: [], reference: null, environment: 'SANDBOX', statusCode: 'TXN' };
const NOTHING_HIDDEN = { names: [], values: [] };

function verdict(proof: WriteVerdict['class']): WriteVerdict {
  const nothing = { statusCode: null, providerText: null, reference: null, bodyHash: null };
  return { class: proof, because: `it was ${proof}`, ...nothing };
}
