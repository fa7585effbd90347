import type { SimulatedDatabase, CommitFault } from './simulated-database.ts';
import type { Happening, Span } from './history.ts';
import type { Production } from './production.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import type { SimulatedLink } from './simulated-links.ts';
import type { Timeline } from './timeline.ts';

/** What everything in one simulated world shares. */
export type World = {
  production: Production;
  random: Random;
  timeline: Timeline;
  profile: Profile;
  database: SimulatedDatabase;
  links: SimulatedLink[];
  /** Track is true, and effects come within the quiet period. */
  truthful: boolean;
  quietMs: number;
  /** The clock of our machines, which may jump, and the one that never does. */
  wall(): number;
  trueWall(): number;
  jumpClock(byMs: number): void;
  clockJumps(): number;
  isProviderDown(): boolean;
  nextRequest(): number;
  nextCommitFault(): CommitFault;
  observeCommit(): void;
  /** Waits until something was committed or a clock jumped. */
  whenChanged(wake: () => void): void;
  /** When the next operation is due by the wall clock; null when none is. */
  nextDueAt(): number | null;
  happened: Happening[];
  record(happening: WithoutAt<Happening>): void;
  /** While no replica ran. */
  down: Span[];
};

type WithoutAt<T> = T extends unknown ? Omit<T, 'at'> : never;
