/**
 * How long the event loop was held at most, in ms of this thread's own work: on a machine that has other things to do
 * the clock would tell of those.
 */
export function watchLoop(): { longestMs(): number; stop(): void } {
  let longestMs = 0;
  let last = process.threadCpuUsage();
  let turn: NodeJS.Immediate;
  const look = () => {
    const now = process.threadCpuUsage();
    longestMs = Math.max(longestMs, (now.user - last.user + now.system - last.system) / 1000);
    last = now;
  };
  const lookAgain = () => {
    look();
    turn = setImmediate(lookAgain);
  };
  turn = setImmediate(lookAgain);
  return {
    longestMs() {
      look();
      return longestMs;
    },
    stop: () => clearImmediate(turn),
  };
}
