import type { Act } from './link-plan.ts';

/** What was done to each link, and what has been asked for but is not due yet. */
export class ActBook {
  readonly #acts = new Map<string, Act[]>();
  readonly #pending = new Set<Act>();

  on(linkId: string): readonly Act[] {
    return this.#acts.get(linkId) ?? [];
  }

  add(act: Act, now: number): void {
    this.#place(act);
    if (act.at > now) this.#pending.add(act);
  }

  /** Pending acts that either clock has reached: a stopped or slow sandbox clock does not hold them up. */
  due(now: number, wallNow: number): Act[] {
    return [...this.#pending].filter((act) => now >= act.at || wallNow >= act.wallAt);
  }

  /** Says when a pending act really came. */
  settle(linkId: string, actId: string, at: number, wallAt: number): void {
    const act = this.on(linkId).find(({ id }) => id === actId);
    if (act === undefined) return;
    this.#pending.delete(act);
    Object.assign(act, { at, wallAt });
    this.#place(act);
  }

  clear(): void {
    this.#acts.clear();
    this.#pending.clear();
  }

  /** Keeps a link's acts in order of time; those of the same moment in the order they came. */
  #place(act: Act): void {
    const others = this.on(act.linkId).filter((other) => other !== act);
    const acts = [...others, act].sort((a, b) => a.at - b.at);
    this.#acts.set(act.linkId, acts);
  }
}
