import type { CallFor } from './instantpay.ts';

export type Priority = CallFor['priority'] | 'send';

/** Somebody who waits; `who` is the person, null for work of our own. Only what people ask for is counted by person. */
export type Waiter = { priority: Priority; who: string | null };

/** Who goes first when turns are short: before all, what was looked at and must leave before the look is old. */
const ORDER: readonly Priority[] = ['send', 'cancel', 'settle', 'look', 'resend', 'refresh', 'walk'];
/** What people ask for, as often as they like: here one person after the other is served. */
const SHARED: readonly Priority[] = ['look', 'resend', 'refresh'];
const MOST_WAITING = 100;
/** A page asks twice; more than five of them nobody has waiting. */
const MOST_OF_ONE_PERSON = 10;

/**
 * Those who wait for a turn. They go by urgency; among what people ask for, each person has one turn before anybody has
 * another, then urgency and arrival count. So one person's hundred searches cost the others one turn, not a hundred.
 */
export function createWaitingTurns<T extends Waiter>() {
  const waiting: T[] = [];
  /** In which round somebody comes next who was served since the queue was last empty. */
  const nextRound = new Map<string, number>();
  let round = 0;

  const roundOf = (one: T) => Math.max(round, nextRound.get(personOf(one) ?? '') ?? 0);
  const goesBefore = (one: T, other: T): boolean => {
    const steps = [
      kindOf(one) - kindOf(other),
      roundOf(one) - roundOf(other),
      urgencyOf(one) - urgencyOf(other),
    ];
    return (steps.find((step) => step !== 0) ?? 0) < 0;
  };
  const countOf = (one: T) => {
    const person = personOf(one);
    return person === null ? 1 : waiting.filter((other) => personOf(other) === person).length;
  };
  /** The last of the least urgent; among what people ask for, of whoever has most waiting. */
  const gives = (among: readonly T[]): T | undefined =>
    among.reduce<T | undefined>((worst, one) => {
      if (worst === undefined) return one;
      const steps = [
        kindOf(one) - kindOf(worst),
        countOf(one) - countOf(worst),
        urgencyOf(one) - urgencyOf(worst),
      ];
      return (steps.find((step) => step !== 0) ?? 0) >= 0 ? one : worst;
    }, undefined);

  function remove(one: T): void {
    waiting.splice(waiting.indexOf(one), 1);
    if (waiting.length > 0) return;
    nextRound.clear();
    round = 0;
  }

  return {
    size: () => waiting.length,
    add: (one: T) => void waiting.push(one),
    remove,
    /** Who goes next of those who can go. */
    next: (canGo: (one: T) => boolean): T | undefined =>
      waiting
        .filter(canGo)
        .reduce<T | undefined>(
          (first, one) => (first === undefined || goesBefore(one, first) ? one : first),
          undefined,
        ),
    /** Leaves the queue with a turn. */
    serve(one: T): void {
      const person = personOf(one);
      if (SHARED.includes(one.priority)) round = roundOf(one);
      if (person !== null) nextRound.set(person, round + 1);
      remove(one);
    },
    /** Whoever has to leave without one, after somebody came. */
    surplus(came: T): T | undefined {
      const person = personOf(came);
      const own = person === null ? [] : waiting.filter((one) => personOf(one) === person);
      if (own.length > MOST_OF_ONE_PERSON) return gives(own);
      return waiting.length > MOST_WAITING ? gives(waiting) : undefined;
    },
    clear: (): T[] => waiting.splice(0),
  };
}

const personOf = ({ priority, who }: Waiter) => (SHARED.includes(priority) ? who : null);
const urgencyOf = ({ priority }: Waiter) => ORDER.indexOf(priority);
const kindOf = ({ priority }: Waiter) => ORDER.indexOf(SHARED.includes(priority) ? 'look' : priority);
