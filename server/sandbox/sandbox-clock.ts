/** The sandbox's own time. It runs with the wall clock unless it was stopped or moved. */
export type SandboxClock = {
  now(): number;
  /** The machine's time, whatever was done to this clock. */
  wallNow(): number;
  change(change: ClockChange): void;
  read(): ClockSetting;
  restore(setting: ClockSetting): void;
};

export type ClockChange = { stop: true } | { run: true } | { setTo: number } | { advanceMs: number };

/** `stoppedAt` is null while it runs. */
export type ClockSetting = { offsetMs: number; stoppedAt: number | null };

export function sandboxClock(wallNow: () => number): SandboxClock {
  let setting: ClockSetting = { offsetMs: 0, stoppedAt: null };
  function now(): number {
    return setting.stoppedAt ?? wallNow() + setting.offsetMs;
  }
  function moveTo(at: number): void {
    if (setting.stoppedAt === null) setting = { offsetMs: at - wallNow(), stoppedAt: null };
    else setting = { offsetMs: at - wallNow(), stoppedAt: at };
  }
  return {
    now,
    wallNow,
    change(change) {
      if ('stop' in change) setting = { offsetMs: setting.offsetMs, stoppedAt: now() };
      // It goes on from where it stands: what was planned meanwhile must not happen all at once.
      else if ('run' in change) setting = { offsetMs: now() - wallNow(), stoppedAt: null };
      else if ('setTo' in change) moveTo(change.setTo);
      else moveTo(now() + change.advanceMs);
    },
    read: () => setting,
    restore(restored) {
      setting = restored;
    },
  };
}
