import type { Exchange } from '../src/instantpay/exchange.ts';
import type { InstantPay, TrackedLink, WriteVerdict } from '../src/instantpay/instantpay.ts';
import { alreadyCancelled, answerTo, notOpen, TREATMENTS, type Treatment } from './cancel-answers.ts';
import type { SimulatedLink } from './simulated-links.ts';
import type { World } from './world.ts';

type Caller = { isDead: () => boolean; alive: <T>(work: Promise<T>) => Promise<T> };

const DEADLINE_MS = 25_000;
const READ_TIMEOUT_MS = 8000;
const MINUTE = 60_000;

/** The provider as one replica reaches it: requests that left are on their way even when the replica dies. */
export function instantPayFor(world: World, caller: Caller): InstantPay {
  const { production, random, timeline, profile } = world;
  const linkOf = (id: string): SimulatedLink => {
    const link = world.links.find((one) => one.id === id);
    if (link === undefined) throw new Error(`there is no link ${id}`);
    return link;
  };
  const unreachable = () =>
    new production.Failure('provider-unreachable', 'InstantPay could not be reached.');

  async function track(linkId: string): Promise<TrackedLink> {
    const sentAt = world.wall();
    await caller.alive(timeline.sleep(someDelay(world)));
    if (world.isProviderDown() || random.chance(profile.lostReads)) {
      await caller.alive(timeline.sleep(random.between(0, READ_TIMEOUT_MS)));
      throw unreachable();
    }
    const { status, amountPaise, activity } = linkOf(linkId);
    const seen = { linkId, providerStatus: status, amountPaise, activity: [...activity], sentAt };
    await caller.alive(timeline.sleep(someDelay(world)));
    return { ...seen, reference: null, environment: 'SANDBOX', statusCode: 'TXN' };
  }

  /** As `send-once.ts` and `exchange.ts` would see it, within their deadline. */
  async function exchangeCancel(linkId: string, mayStillSend: () => boolean): Promise<Exchange> {
    const calledAt = timeline.now();
    const connectMs = random.chance(profile.slow) ? random.between(0, 14_000) : random.between(5, 300);
    const refused = world.isProviderDown() || random.chance(profile.notConnected);
    await caller.alive(timeline.sleep(Math.min(connectMs, DEADLINE_MS / 2)));
    if (connectMs > DEADLINE_MS / 2) return { kind: 'no-connection', trouble: 'timeout' };
    if (refused)
      return { kind: 'no-connection', trouble: random.pick(['refused', 'not-found', 'bad-certificate']) };
    if (!mayStillSend()) return { kind: 'held-back' };
    const left = DEADLINE_MS - (timeline.now() - calledAt);
    return caller.alive(onTheWire(linkOf(linkId), left));
  }

  function onTheWire(link: SimulatedLink, leftMs: number): Promise<Exchange> {
    const request = world.nextRequest();
    world.record({ kind: 'cancel-sent', linkId: link.id, request });
    race(link);
    return new Promise((resolve) => {
      const travelMs = random.chance(profile.slow) ? random.between(0, leftMs) : random.between(5, 200);
      timeline.after(leftMs, () => resolve({ kind: 'no-answer', how: 'timeout' }));
      if (random.chance(profile.resets)) {
        timeline.after(random.between(0, leftMs), () => resolve({ kind: 'no-answer', how: 'broken' }));
      }
      if (random.chance(profile.lostRequests)) return;
      timeline.after(travelMs, () => {
        world.record({ kind: 'cancel-received', linkId: link.id, request });
        const answer = receive(link, request);
        if (answer === null || random.chance(profile.lostAnswers)) return;
        timeline.after(someDelay(world), () => resolve(answer));
      });
    });
  }

  function race(link: SimulatedLink): void {
    if (!random.chance(profile.races)) return;
    const act = random.chance(0.6) ? link.claim : () => link.end('CANCELLED', 'elsewhere');
    timeline.after(random.between(0, random.pick([300, 300, 30_000])), act);
  }

  function receive(link: SimulatedLink, request: number): Exchange | null {
    if (link.status === 'CANCELLED') return alreadyCancelled(random);
    if (link.status !== 'ISSUED' && !(link.status === 'PROCESSING' && random.chance(0.5))) return notOpen();
    const treatment = random.weighted(profile.treatments);
    const isWaiting = link.status === 'PROCESSING' || treatment.endsWith('-then-done');
    if (TAKES_EFFECT.has(treatment)) {
      if (isWaiting) actLater(link, request);
      else link.become('CANCELLED', request);
    }
    return answerTo(treatment, random);
  }

  /** Within the quiet period, as soon as the link is open at that moment; a claim that won makes it void. */
  function actLater(link: SimulatedLink, request: number): void {
    const latest = timeline.now() + (world.truthful ? world.quietMs : 20 * 60 * MINUTE);
    const tryNow = () => {
      if (link.status === 'ISSUED') return link.become('CANCELLED', request);
      const again = timeline.now() + random.between(1000, MINUTE);
      if (link.status === 'PROCESSING' && again < latest) timeline.at(again, tryNow);
    };
    timeline.at(random.chance(0.2) ? latest : random.between(timeline.now(), latest), tryNow);
  }

  async function cancel(linkId: string, _call: unknown, mayStillSend: () => boolean): Promise<WriteVerdict> {
    const seen = await exchangeCancel(linkId, mayStillSend);
    return production.judgeWrite(seen, {
      call: 'cancel',
      linkId,
      environment: 'sandbox',
      hide: (value) => value,
    });
  }

  async function notify(linkId: string): Promise<WriteVerdict> {
    await caller.alive(timeline.sleep(someDelay(world)));
    linkOf(linkId).note('Payout link notification sent to 9876543210');
    const answer = answerTo('done', random) ?? { kind: 'held-back' };
    return production.judgeWrite(answer, {
      call: 'notify',
      linkId,
      environment: 'sandbox',
      hide: (value) => value,
    });
  }

  return {
    track,
    cancel,
    notify,
    list: () => Promise.reject(unreachable()),
    close: () => Promise.resolve(),
    async reserve() {
      if (random.chance(profile.slow)) await caller.alive(timeline.sleep(random.between(0, 5000)));
      if (random.chance(profile.overloaded))
        throw new production.Failure('overloaded', 'Too many are waiting.');
      return { use: () => true, release: () => undefined };
    },
  };
}

function someDelay({ random, profile }: World): number {
  return random.chance(profile.slow) ? random.between(0, 6000) : random.between(1, 250);
}

const TAKES_EFFECT: ReadonlySet<Treatment> = new Set(
  TREATMENTS.filter((treatment) => treatment.startsWith('done') || treatment.endsWith('-then-done')),
);
