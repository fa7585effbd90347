import type { SeenLink } from '../contract/seen-link.ts';
import type { Actor } from '../src/actor.ts';
import type { Truth } from '../contract/cancellations.ts';
import type { CancelOperation } from '../src/cancellations/cancel-operation.ts';
import type { Failure } from '../src/failure.ts';
import type { Replica } from './replica.ts';
import type { SimulatedLink } from './simulated-links.ts';
import type { World } from './world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A browser gives up on an answer after this. */
const PATIENCE_MS = 45 * SECOND;
const LOOKS_AGAIN_AFTER = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  6 * MINUTE,
  12 * MINUTE,
  25 * MINUTE,
  2.5 * HOUR,
];

type Parts = ReturnType<Replica['parts']>;

/** What a person at a screen does, sensible and otherwise, through whichever replica answers. */
export function createOperator(world: World, replicas: readonly Replica[], actor: Actor) {
  const { production, random, timeline, profile } = world;

  /** Undefined when the replica died or took too long: the person then knows nothing. */
  async function ask<T>(work: (parts: Parts) => Promise<T>): Promise<T | undefined> {
    const up = replicas.filter((replica) => replica.isUp());
    if (up.length === 0) return undefined;
    const replica = random.pick(up);
    const patience = timeline.sleep(PATIENCE_MS).then(() => undefined);
    const dead = replica.whenDead().then(() => undefined);
    return Promise.race([work(replica.parts()), dead, patience]);
  }

  async function look(link: SimulatedLink): Promise<SeenLink | undefined> {
    const askedAt = timeline.now();
    const call = { endpointIp: actor.endpointIp, who: actor.id, priority: 'look' } as const;
    const how = random.chance(0.5) ? 'fresh' : 'newest';
    const sighted = await ask((parts) => parts.tracks[how](link.id, call)).catch(() => undefined);
    if (sighted === undefined) return undefined;
    const earliest = Math.min(askedAt, sighted.sentMonotonicMs);
    world.record({ kind: 'looked', askedAt: earliest, linkId: link.id, status: sighted.link.providerStatus });
    return production.seenOf(sighted.link);
  }

  function surroundings() {
    const times = production.cancelTimes(1, world.quietMs, 25_000);
    return { now: world.wall(), times, approvalAbovePaise: profile.approvals ? 300_000 : null };
  }

  function told(askedAt: number, operation: CancelOperation): void {
    const { state, label, answers, final } = production.describeCancellation(
      operation,
      actor,
      surroundings(),
    );
    const byPeople = operation.closure !== null;
    world.record({
      ...{ kind: 'told', askedAt, operationId: operation.id },
      told: { state, label, answers, final, byPeople },
    });
  }

  async function click(link: SimulatedLink, key: string, seen: SeenLink): Promise<string | undefined> {
    const askedAt = timeline.now();
    const input = { params: { linkId: link.id }, idempotencyKey: key, body: { reason: 'Duplicate', seen } };
    try {
      const answer = await ask((parts) => production.cancelPayoutLink(parts, actor, input as never));
      if (answer === undefined) return undefined;
      told(askedAt, answer.operation);
      return answer.operation.id;
    } catch (error) {
      const { message, code } = expectRefusal(error);
      if (/nothing was sent/i.test(message))
        world.record({ kind: 'told-nothing-sent', actorId: actor.id, key, code });
      return undefined;
    }
  }

  /** What a refusal claims is held against what was so. */
  function expectRefusal(error: unknown): Failure {
    if (error instanceof production.Failure) return error;
    throw error;
  }

  /** Looks, thinks, clicks; clicks twice, reloads, and comes back to see what became of it. */
  async function visit(link: SimulatedLink): Promise<void> {
    const seen = await look(link);
    if (seen === undefined || (seen.providerStatus !== 'ISSUED' && !random.chance(0.1))) return;
    await timeline.sleep(random.chance(0.2) ? random.between(0, 3 * MINUTE) : random.between(0, 8 * SECOND));
    if (random.chance(0.1)) await ask((parts) => parts.instantpay.notify(link.id, CALL, () => true));
    const key = random.uuid();
    const clicks = [click(link, key, seen)];
    if (random.chance(profile.doubleClicks))
      clicks.push(after(random.between(0, 400), () => click(link, key, seen)));
    if (random.chance(profile.doubleClicks))
      clicks.push(after(random.between(0, 2 * MINUTE), () => click(link, key, seen)));
    const ids = await Promise.all(clicks);
    const id = ids.find((one) => one !== undefined) ?? (await click(link, key, seen));
    if (id !== undefined) await follow(id, link);
  }

  async function after<T>(ms: number, work: () => Promise<T>): Promise<T> {
    await timeline.sleep(ms);
    return work();
  }

  /** Comes back to an operation, anybody's, and does what its screen offers. */
  async function follow(id: string, link: SimulatedLink): Promise<void> {
    for (const wait of LOOKS_AGAIN_AFTER) {
      await timeline.sleep(wait * (0.5 + random.next()));
      const askedAt = timeline.now();
      const operation = await ask((parts) => parts.cancellations.store.get(id));
      if (operation == null) continue;
      told(askedAt, operation);
      await act(operation, link);
    }
  }

  async function act(operation: CancelOperation, link: SimulatedLink): Promise<void> {
    const { id, state } = operation;
    const params = { id };
    const offers = production.describeCancellation(operation, actor, surroundings());
    if (offers.mayTryAgain && random.chance(0.2)) return visit(link);
    if (offers.mayAskAgain && random.chance(0.5)) {
      const body = { attempts: operation.attempts.length };
      await dare(id, (parts) => production.askAgain(parts, actor, { params, body }));
    } else if (offers.mayDecide) {
      const body = { reason: 'Not needed' };
      if (random.chance(0.2)) await dare(id, (parts) => production.decline(parts, actor, { params, body }));
      else if (random.chance(0.6))
        await dare(id, (parts) => production.approve(parts, actor, { params } as never));
    } else if (state === 'needs-person' ? random.chance(0.7) : state === 'unknown' && random.chance(0.04)) {
      const body = { ticket: 'IP-7', truth: reply(link), reason: 'They wrote so' };
      await dare(id, (parts) => production.close(parts, actor, { params, body }));
    }
  }

  async function dare(id: string, work: (parts: Parts) => Promise<CancelOperation>): Promise<void> {
    const askedAt = timeline.now();
    try {
      const operation = await ask(work);
      if (operation !== undefined) told(askedAt, operation);
    } catch (error) {
      const { message } = expectRefusal(error);
      if (/nothing was done/i.test(message)) {
        world.record({ kind: 'told-nothing-done', askedAt, operationId: id, actorId: actor.id });
      }
    }
  }

  /** InstantPay's support is a person too. */
  function reply(link: SimulatedLink): Truth {
    const truths = { CANCELLED: 'cancelled', CLAIMED: 'claimed', EXPIRED: 'expired' } as const;
    if (random.chance(profile.supportErrs)) return random.pick(['cancelled', 'claimed', 'expired', 'live']);
    return link.status in truths ? truths[link.status as keyof typeof truths] : 'live';
  }

  return {
    visit,
    /** Whatever became of anything, read once more. */
    async readAll(): Promise<void> {
      const askedAt = timeline.now();
      const all = await ask((parts) => parts.cancellations.store.list({}, 0, 100));
      for (const operation of all ?? []) told(askedAt, operation);
    },
    /** Whatever waits for somebody. */
    async lookAround(): Promise<void> {
      const waiting = await ask((parts) => parts.cancellations.store.list({ state: 'open' }, 0, 10));
      for (const operation of waiting ?? []) {
        const link = world.links.find((one) => one.id === operation.linkId);
        if (link !== undefined) await follow(operation.id, link);
      }
    },
  };
}

const CALL = { endpointIp: '125.0.0.1', who: 'p-1', priority: 'resend' } as const;
