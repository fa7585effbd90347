/** Every duration of a cancel, in ms; all of them scale together, so a rehearsal keeps their order. */
export type CancelTimes = ReturnType<typeof cancelTimes>;

/**
 * `pace` is CANCEL_PACE, `quietMs` how long an accepted Cancel may still take effect,
 * `deadlineMs` everything one request may take.
 */
export function cancelTimes(pace: number, quietMs: number, deadlineMs: number) {
  const scale = (ms: number) => ms * pace;
  const seconds = (s: number) => scale(s * 1000);
  const minutes = (m: number) => seconds(m * 60);
  const hours = (h: number) => minutes(h * 60);
  return {
    // The two that a machine has to meet by its own speed have a floor: it does not get faster with the pace.
    /** A Track older than this no longer shows what the person saw. */
    trackAge: Math.max(1000, seconds(5)),
    /** From the click: no new attempt, and an intent that was never sent is given up. */
    intentAge: seconds(60),
    /** On the monotonic clock, from recording the attempt to the wire. */
    sendGuard: Math.max(100, seconds(2)),
    deadline: scale(deadlineMs),
    /** After it, an attempt without a recorded answer is unknown. */
    sendLease: scale(deadlineMs) + seconds(10),
    /** From the start of an attempt: it may have been received as late as its deadline. */
    quiet: scale(quietMs) + scale(deadlineMs),
    retryJitter: seconds(2),
    /** Two sightings closer together than this count as one. */
    apart: seconds(60),
    askAgainAfter: minutes(2),
    checks: [seconds(5), seconds(15), seconds(45), minutes(2), minutes(5), minutes(10), minutes(15)],
    checkEvery: minutes(5),
    personAfter: hours(2),
    checkEveryForPerson: hours(1),
    approval: hours(24),
    watchEvery: hours(24),
    watch: hours(24 * 7),
    /** A look of the watch that failed is made up for. */
    watchRetry: hours(1),
    answerWithin: seconds(30),
    /** How long one replica keeps a due operation to itself. */
    settleLease: seconds(60),
  };
}
