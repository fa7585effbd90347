import { Failure } from '../failure.ts';

/** Gives the turn away while something is waited for that costs nothing here. */
export type Outside = <T>(wait: () => Promise<T>) => Promise<T>;

type Person = { running: number; waiting: (() => void)[] };

/** What a page asks beside a search still comes through. */
const AT_ONCE = 2;
/** More than hands do in the time in which they are answered. */
const MOST_WAITING = 500;

/**
 * A search may walk over many links, in steps between which others run. Of one person few run at once and the rest
 * waits, so that whoever asks a thousand things is not a thousand times as many as somebody who asks one.
 */
export function createSearchTurns() {
  const people = new Map<string, Person>();

  function personOf(id: string): Person {
    const known = people.get(id) ?? { running: 0, waiting: [] };
    people.set(id, known);
    return known;
  }

  async function enter(id: string): Promise<void> {
    const person = personOf(id);
    if (person.running === AT_ONCE) await new Promise<void>((begin) => person.waiting.push(begin));
    else person.running += 1;
  }

  /** Whoever has waited longest gets the turn of the one who goes. */
  function leave(id: string): void {
    const person = personOf(id);
    const next = person.waiting.shift();
    if (next !== undefined) return next();
    person.running -= 1;
    if (person.running === 0) people.delete(id);
  }

  return {
    async take<T>(personId: string, search: (outside: Outside) => Promise<T>): Promise<T> {
      if (personOf(personId).waiting.length >= MOST_WAITING)
        throw new Failure('too-many-requests', TOO_MANY, { retryAfterS: 5 });
      await enter(personId);
      try {
        return await search(async (wait) => {
          leave(personId);
          try {
            return await wait();
          } finally {
            await enter(personId);
          }
        });
      } finally {
        leave(personId);
      }
    },
  };
}

const TOO_MANY = `${MOST_WAITING} of your searches are still to be answered. Try again shortly.`;
