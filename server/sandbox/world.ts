import { randomUUID } from 'node:crypto';
import { ActBook } from './act-book.ts';
import { istDay } from './ist.ts';
import type { Journal } from './journal.ts';
import { linkAt, type LinkState } from './link-life.ts';
import type { Act, LinkPlan } from './link-plan.ts';
import { sampleLinks } from './sample-links.ts';
import type { ClockChange, ClockSetting, SandboxClock } from './sandbox-clock.ts';
import { SEEDED_DAYS, seedDay, type Seeding } from './seed-links.ts';

/** What has to be remembered to build the same world again after a restart. */
export type WorldEvent =
  | { kind: 'made'; plan: LinkPlan }
  | { kind: 'act'; act: Act }
  | { kind: 'due'; linkId: string; actId: string; at: number; wallAt: number }
  | { kind: 'clock'; setting: ClockSetting };

type Acting<A> = A extends Act ? Omit<A, 'id' | 'at' | 'wallAt'> : never;

/** All links and what was done to them. A link's state is worked out from these whenever somebody asks. */
export class World {
  readonly #clock: SandboxClock;
  readonly #seeding: Seeding;
  readonly #journal: Journal<WorldEvent>;
  readonly #plans = new Map<string, LinkPlan>();
  readonly #acts = new ActBook();
  #seededUntil = 0;
  #sorted: LinkPlan[] | null = null;

  constructor(clock: SandboxClock, seeding: Seeding, journal: Journal<WorldEvent>, past: WorldEvent[]) {
    this.#clock = clock;
    this.#seeding = seeding;
    this.#journal = journal;
    this.#begin();
    for (const event of past) this.#remember(event);
  }

  now(): number {
    this.#bringDue();
    return this.#clock.now();
  }

  wallNow(): number {
    return this.#clock.wallNow();
  }

  find(id: string): LinkPlan | undefined {
    const now = this.now();
    this.#seedUntil(now);
    const plan = this.#plans.get(id);
    return plan !== undefined && plan.createdAt <= now ? plan : undefined;
  }

  state(plan: LinkPlan): LinkState {
    return linkAt(plan, this.actsOn(plan.id), this.now());
  }

  actsOn(linkId: string): readonly Act[] {
    return this.#acts.on(linkId);
  }

  /** Every link there is by now. */
  newestFirst(): LinkPlan[] {
    const now = this.now();
    this.#seedUntil(now);
    this.#sorted ??= [...this.#plans.values()].sort(
      (a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1),
    );
    return this.#sorted.filter((plan) => plan.createdAt <= now);
  }

  make(plan: LinkPlan): void {
    this.#record({ kind: 'made', plan });
  }

  /** Does it now or, with a delay, when either clock has come so far: a stopped clock does not hold it up. */
  act(acting: Acting<Act>, delayMs = 0): string {
    const id = randomUUID();
    const act = { ...acting, id, at: this.now() + delayMs, wallAt: this.wallNow() + delayMs } as Act;
    this.#record({ kind: 'act', act });
    return id;
  }

  /** When an act changed its link, by the wall clock; null when it did not, or not yet. */
  effectAt(linkId: string, actId: string): number | null {
    const plan = this.#plans.get(linkId);
    if (plan === undefined || !this.state(plan).effects.has(actId)) return null;
    return this.actsOn(linkId).find((act) => act.id === actId)?.wallAt ?? null;
  }

  changeClock(change: ClockChange): void {
    this.#bringDue();
    this.#clock.change(change);
    this.#record({ kind: 'clock', setting: this.#clock.read() });
    this.#bringDue();
  }

  /** As at the first start, on the same seeded links. */
  reset(): void {
    this.#journal.clear();
    this.#clock.restore({ offsetMs: 0, stoppedAt: null });
    this.#begin();
  }

  #begin(): void {
    this.#plans.clear();
    this.#acts.clear();
    for (const plan of sampleLinks()) this.#plans.set(plan.id, plan);
    this.#seededUntil = this.#seeding.firstDay - SEEDED_DAYS;
    this.#sorted = null;
  }

  #record(event: WorldEvent): void {
    this.#journal.append(event);
    this.#remember(event);
  }

  #remember(event: WorldEvent): void {
    if (event.kind === 'clock') this.#clock.restore(event.setting);
    if (event.kind === 'made') {
      this.#plans.set(event.plan.id, event.plan);
      this.#sorted = null;
    }
    if (event.kind === 'act') this.#acts.add(event.act, this.#clock.now());
    if (event.kind === 'due') this.#acts.settle(event.linkId, event.actId, event.at, event.wallAt);
  }

  #bringDue(): void {
    const [now, wallNow] = [this.#clock.now(), this.#clock.wallNow()];
    for (const act of this.#acts.due(now, wallNow)) {
      const [at, wallAt] = [Math.min(now, act.at), Math.min(wallNow, act.wallAt)];
      this.#record({ kind: 'due', linkId: act.linkId, actId: act.id, at, wallAt });
    }
  }

  #seedUntil(now: number): void {
    const last = Math.min(istDay(now), this.#seeding.firstDay + 365);
    for (; this.#seededUntil <= last; this.#seededUntil += 1) {
      for (const plan of seedDay(this.#seeding, this.#seededUntil)) this.#plans.set(plan.id, plan);
      this.#sorted = null;
    }
  }
}
