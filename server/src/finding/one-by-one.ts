import { setImmediate as letOthersRun } from 'node:timers/promises';

/** One after the other, with everybody else in between: SQLite works on this thread, and PostgreSQL has few connections. */
export async function oneByOne<One, Done>(
  all: readonly One[],
  work: (one: One) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  for (const one of all) {
    if (done.length > 0) await letOthersRun();
    done.push(await work(one));
  }
  return done;
}
