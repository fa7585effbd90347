import { setTimeout as pause } from 'node:timers/promises';
import type { FaultSpec } from '../sandbox/faults/fault-spec.ts';
import type { Happening } from '../simulation/history.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import type { Vitals } from '../testing/vitals.ts';
import { createOnlooker } from './onlooker.ts';
import { count, emptyResult, type Finding, type PartResult } from './part-result.ts';
import { BRISK, LATER_MS, type ProofWorld } from './proof-world.ts';
import { checkEverything, settled } from './settled.ts';
import { spawnDesk, type Desk } from './spawn-desk.ts';
import { watchIdleLoop } from './watch-idle-loop.ts';

/** How much the last third of the time may be above the first. */
export type Limits = Record<keyof Vitals, number>;
export const FLAT: Limits = { heapBytes: 1.25, rssBytes: 1.4, handles: 1.5, files: 1.3, delayMs: 2 };

/** What a provider does on its bad days; null: nothing. */
const TROUBLES: readonly (Omit<FaultSpec, 'call' | 'linkId'> | null)[] = [
  null,
  null,
  { fault: 'tup-then-effect', effect: LATER_MS },
  { fault: 'tup-never' },
  { fault: 'reset-after-request', effect: 'before' },
  { fault: 'html-200', effect: 'never' },
  { fault: 'http-status', httpStatus: 503, effect: LATER_MS },
  { fault: 'truncated-json', effect: 'before' },
  { fault: 'answer', statuscode: 'RPI', status: 'Invalid link' },
  { fault: 'big-headers', effect: 'never' },
  { fault: 'claim-wins' },
  { fault: 'cut-mid-body', effect: 'before' },
];

/** People work for so long while the provider has its troubles; each round is checked, and the server stays as it was. */
export async function soak(world: ProofWorld, minutes: number, limits: Limits): Promise<PartResult> {
  const result = emptyResult('soak');
  const database = await world.fresh(world.postgresUrl === null ? 'SQLite' : 'PostgreSQL');
  const desk = await spawnDesk(database, world.sandbox, BRISK);
  const until = Date.now() + minutes * 60_000;
  const samples: Vitals[] = [];
  const idle = watchIdleLoop();
  try {
    for (let round = 1; Date.now() < until; round += 1) {
      count(result, `round ${round}`, await liveOneRound(world, desk, database));
      const vitals = await desk.vitals();
      // A busy machine delays everybody: only what the server adds to it is its own.
      samples.push({ ...vitals, delayMs: Math.max(0, vitals.delayMs - (await idle.delayMs())) });
    }
    count(result, `${samples.length} samples`, judgeVitals(samples, limits));
    return result;
  } finally {
    await idle.close();
    await desk.kill();
    await database.drop();
  }
}

async function liveOneRound(
  { sandbox }: ProofWorld,
  desk: Desk,
  database: FreshDatabase,
): Promise<Finding[]> {
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const linkIds = TROUBLES.map((trouble) => {
    const linkId = sandbox.control.makeLink().id;
    if (trouble !== null) sandbox.control.setFault({ ...trouble, call: 'cancel', linkId });
    return linkId;
  });
  const people = await Promise.all(linkIds.map((_, n) => createOnlooker(desk, heard, (n % 20) + 1)));
  await Promise.all(
    people.map(async (person, n) => {
      const linkId = linkIds[n] ?? '';
      const intent = await person.intend(linkId);
      await Promise.all([
        person.click(intent),
        person.look(linkId),
        pause(20).then(() => person.click(intent)),
      ]);
      await settled(database, person, linkId);
    }),
  );
  await sandbox.control.clearFaults();
  const [first] = people;
  return first === undefined ? [] : checkEverything({ sandbox, database, linkIds, heard, startedAt }, first);
}

/** Ratios, because every machine is another one; a millisecond more of nothing is no growth. */
export function judgeVitals(samples: readonly Vitals[], limits: Limits): Finding[] {
  const third = Math.max(1, Math.floor(samples.length / 3));
  const mean = (of: keyof Vitals, some: readonly Vitals[]) =>
    some.reduce((sum, sample) => sum + sample[of], 0) / Math.max(1, some.length);
  return (Object.keys(limits) as (keyof Vitals)[]).flatMap((of): Finding[] => {
    const [first, last] = [mean(of, samples.slice(0, third)), mean(of, samples.slice(-third))];
    const ratio = last / Math.max(first, LEAST[of]);
    if (ratio <= limits[of]) return [];
    const what = `${of} went from ${Math.round(first)} to ${Math.round(last)}, × ${ratio.toFixed(2)}`;
    return [{ kind: 'other', what }];
  });
}

const LEAST: Limits = { heapBytes: 1, rssBytes: 1, handles: 10, files: 20, delayMs: 20 };
