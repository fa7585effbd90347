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
  /** Whose networks come again in a later round than those who come now. */
  const nextRound = new Map<string, number>();
  let round = 0;
  let isBusy = false;

  const roundOf = ({ from }: Pick<Comer, 'from'>) => nextRound.get(from) ?? round;
  const countOf = ({ from }: Waiting) => waiting.filter((one) => one.from === from).length;
  const leave = (one: Waiting) => void waiting.splice(waiting.indexOf(one), 1);

  function served(one: Comer): void {
    round = roundOf(one);
    nextRound.set(one.from, round + 1);
    // Who comes in this round anyway need not be remembered.
    for (const [from, next] of nextRound) if (next <= round) nextRound.delete(from);
  }

  /** The newest of the network that has most waiting, or had most turns. */
  function makeRoom(newcomer: Waiting): void {
    if (waiting.length <= mostWaiting) return;
    // What nobody waits for keeps nobody out.
    for (const gone of waiting.filter(({ isGone }) => isGone())) gone.refuse();
    if (waiting.length <= mostWaiting) return;
    const others = waiting.filter((one) => one !== newcomer);
    const most = others.reduce((worst, one) => {
      const step = countOf(one) - countOf(worst) || roundOf(one) - roundOf(worst);
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
      (first, one) => (first === undefined || roundOf(one) < roundOf(first) ? one : first),
      undefined,
    );
    if (next === undefined) {
      nextRound.clear();
      isBusy = false;
      return;
    }
    served(next);
    next.begin();
  }

  return {
    async take<T>(comer: Comer, work: () => Promise<T>): Promise<T> {
      if (isBusy) await wait(comer);
      else {
        isBusy = true;
        served(comer);
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
