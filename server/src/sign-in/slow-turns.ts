import { createRounds } from '../rounds.ts';

export type SlowTurns = ReturnType<typeof createSlowTurns>;

type Comer = { from: string; isGone: () => boolean };
type Waiting = Comer & { begin: () => void; refuse: () => void };

/**
 * One at a time. Those who wait come from networks that take turns with each other, so that a flood out of one costs
 * somebody elsewhere one turn; when too many wait, whoever has most waiting loses a place, and never a newcomer.
 */
export function createSlowTurns({
  mostWaiting,
  longestWaitMs,
  refusal,
}: {
  mostWaiting: number;
  longestWaitMs: number;
  refusal: () => Error;
}) {
  const waiting: Waiting[] = [];
  const rounds = createRounds();
  let isBusy = false;

  const countOf = ({ from }: Waiting) => waiting.filter((one) => one.from === from).length;
  const leave = (one: Waiting) => void waiting.splice(waiting.indexOf(one), 1);

  /** The newest of the network that has most waiting, or had most turns. */
  function makeRoom(newcomer: Waiting): void {
    if (waiting.length <= mostWaiting) return;
    // What nobody waits for keeps nobody out.
    for (const gone of waiting.filter(({ isGone }) => isGone())) gone.refuse();
    if (waiting.length <= mostWaiting) return;
    const others = waiting.filter((one) => one !== newcomer);
    const most = others.reduce((worst, one) => {
      const step = countOf(one) - countOf(worst) || rounds.of(one.from) - rounds.of(worst.from);
      return step >= 0 ? one : worst;
    });
    (countOf(newcomer) > 1 && countOf(newcomer) >= countOf(most) ? newcomer : most).refuse();
  }

  function wait(comer: Comer): Promise<void> {
    return new Promise((resolve, reject) => {
      const over = (settle: () => void) => () => {
        clearTimeout(patience);
        leave(one);
        settle();
      };
      const one = { ...comer, begin: over(resolve), refuse: over(() => reject(refusal())) };
      const patience = setTimeout(one.refuse, longestWaitMs);
      waiting.push(one);
      makeRoom(one);
    });
  }

  /** The place goes to the next by hand, so that nobody who comes meanwhile slips in between. */
  function handOn(): void {
    const next = waiting.reduce<Waiting | undefined>(
      (first, one) => (first === undefined || rounds.of(one.from) < rounds.of(first.from) ? one : first),
      undefined,
    );
    if (next === undefined) {
      rounds.clear();
      isBusy = false;
      return;
    }
    rounds.served(next.from);
    next.begin();
  }

  return {
    async take<T>(comer: Comer, work: () => Promise<T>): Promise<T> {
      if (isBusy) await wait(comer);
      else {
        isBusy = true;
        rounds.served(comer.from);
      }
      try {
        return await work();
      } finally {
        handOn();
      }
    },
    /** Nobody is at work or waits. */
    isIdle: () => !isBusy,
  };
}
