import { setTimeout as pause } from 'node:timers/promises';
import type { PayoutLink } from '../contract/payout-links.ts';
import type { Problem } from '../contract/problem.ts';
import type { Happening } from '../simulation/history.ts';
import { runSql } from '../testing/run-sql.ts';
import { judgeRate } from './judge-rate.ts';
import { createOnlooker, type Intent, type Onlooker } from './onlooker.ts';
import { count, emptyResult, type Finding, type PartResult } from './part-result.ts';
import { NO_POSTGRES, type ProofWorld } from './proof-world.ts';
import { checkEverything } from './settled.ts';
import { spawnDesk } from './spawn-desk.ts';
import { watchPauses } from './watch-pauses.ts';

export type Herd = { people: number; clicksEach: number; links: number; ratePerS: number };

const LEVEL = { LOG_LEVEL: 'warn' };

/** Many people at once, through two replicas: on one link, and on many. */
export async function herd(world: ProofWorld, size: Herd): Promise<PartResult> {
  const result = emptyResult('herd');
  if (world.postgresUrl === null) {
    result.notRun.push(`2 cells: ${NO_POSTGRES}`);
    return result;
  }
  const clicks = size.people * size.clicksEach;
  await withTwoReplicas(world, size, async (house) => {
    count(result, `${clicks} clicks on one link`, await onOneLink(world, size, house));
    count(result, `${size.links} links at once`, await onManyLinks(world, size, house));
  });
  return result;
}

async function withTwoReplicas(
  world: ProofWorld,
  { people, ratePerS }: Herd,
  work: (house: House) => Promise<void>,
): Promise<void> {
  const database = await world.fresh('PostgreSQL');
  const env = { ...LEVEL, INSTANTPAY_RATE: String(ratePerS) };
  const heard: Happening[] = [];
  const [near, far] = await Promise.all([
    spawnDesk(database, world.sandbox, env),
    spawnDesk(database, world.sandbox, env),
  ]);
  try {
    await bothTakePart(database);
    const crowd = await Promise.all(
      Array.from({ length: people }, (_, n) => createOnlooker(n % 2 === 0 ? near : far, heard, (n % 20) + 1)),
    );
    await work({ database, heard, crowd, linkIds: [], startedAt: Date.now() });
  } finally {
    await far.kill();
    await near.kill();
    await database.drop();
  }
}

type House = {
  database: Awaited<ReturnType<ProofWorld['fresh']>>;
  heard: Happening[];
  crowd: Onlooker[];
  /** All that was clicked on so far. */
  linkIds: string[];
  startedAt: number;
};

/** A new replica takes its share of the rate when the other has made room. */
async function bothTakePart(database: House['database']): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const replicas = await runSql(database, 'select id from provider_replica');
    if (replicas.length === 2) break;
    await pause(50);
  }
  await pause(3_000);
}

async function onOneLink(world: ProofWorld, size: Herd, house: House): Promise<Finding[]> {
  const { sandbox } = world;
  const { database, heard, crowd } = house;
  const startedAt = Date.now();
  const linkId = sandbox.control.makeLink().id;
  house.linkIds.push(linkId);
  const [first] = crowd;
  if (first === undefined) return [];
  const { seen } = await first.intend(linkId);
  // Half of each person's clicks are one click that the browser repeats.
  const clicks = crowd.flatMap((person) => {
    const key = crypto.randomUUID();
    return Array.from({ length: size.clicksEach }, (_, n) => ({
      person,
      intent: { linkId, seen, key: n % 2 === 0 ? key : crypto.randomUUID() },
    }));
  });
  const answers = await Promise.all(clicks.map(({ person, intent }) => person.click(intent)));
  const findings: Finding[] = answers.flatMap((answer) => {
    const isTrue = answer !== null && isTrueHere(answer.status, answer.body as Problem);
    return isTrue ? [] : [{ kind: 'false', what: `${answer?.status} ${JSON.stringify(answer?.body)}` }];
  });
  const received = sandbox.control.ledger({ call: 'cancel', linkId }).length;
  if (received !== 1)
    findings.push({ kind: received === 0 ? 'lost' : 'doubled', what: `${received} requests` });
  const sources = { sandbox, database, linkIds: [linkId], heard, startedAt };
  return [...findings, ...(await checkEverything(sources, first))];
}

/** Either the one cancel itself, or that it is under way, or that it is done; or that too many ask, and to ask again. */
function isTrueHere(status: number, body: Problem): boolean {
  if (status === 200 || status === 201) return true;
  if (status === 409) return ['operation-open', 'link-changed', 'not-cancellable'].includes(body.code);
  // The cancel that came first had ended already when it was looked for: true, and the next click says more.
  if (status === 503 && body.code === 'not-recorded') return /nothing was sent/i.test(body.detail);
  return status === 503 && body.code === 'overloaded';
}

async function onManyLinks(world: ProofWorld, size: Herd, house: House): Promise<Finding[]> {
  const { sandbox } = world;
  const { crowd } = house;
  const linkIds = Array.from({ length: size.links }, () => sandbox.control.makeLink().id);
  house.linkIds.push(...linkIds);
  const startedAt = Date.now();
  const pauses = watchPauses();
  const refusals = await Promise.all(
    linkIds.map((linkId, n) => clickUntilTaken(world, crowd[n % crowd.length] as Onlooker, linkId)),
  );
  const findings: Finding[] = refusals.flat();
  const received = linkIds.flatMap((linkId) => sandbox.control.ledger({ call: 'cancel', linkId }));
  const different = new Set(received.map(({ linkId }) => linkId)).size;
  if (different < linkIds.length)
    findings.push({ kind: 'lost', what: `${different} of ${size.links} were sent` });
  if (received.length > different) findings.push({ kind: 'doubled', what: `${received.length} requests` });
  await allSettled(house);
  pauses.stop();
  const all = sandbox.control.ledger().filter(({ receivedAt }) => receivedAt >= startedAt);
  findings.push(
    ...judgeRate(
      all.map(({ receivedAt }) => receivedAt),
      size.ratePerS,
      pauses.lateMs,
    ),
  );
  const [first] = crowd;
  if (first === undefined) return findings;
  return [...findings, ...(await checkEverything({ sandbox, ...house }, first))];
}

/** Like a page that is told “too many, try again shortly”: the same key, until somebody has time. */
async function clickUntilTaken(world: ProofWorld, person: Onlooker, linkId: string): Promise<Finding[]> {
  let intent: Intent = { linkId, key: crypto.randomUUID(), seen: seenOf(world, linkId) };
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await person.click(intent);
    const state = await stateInTheEnd(person, answer);
    // A machine that is slower than the guard sends nothing, and says so: then one asks anew.
    if (state === 'not-sent' || state === 'abandoned') intent = { ...intent, key: crypto.randomUUID() };
    else if (state !== null) return [];
    else if (answer?.status !== 503)
      return [{ kind: 'false', what: `${linkId} was answered with ${answer?.status}` }];
    await pause(200 + 800 * Math.random());
  }
  return [{ kind: 'lost', what: `${linkId} was never taken` }];
}

/** Like a page that shows “Sending” until it has something else to say; null when nothing was taken on. */
async function stateInTheEnd(
  person: Onlooker,
  answer: Awaited<ReturnType<Onlooker['click']>>,
): Promise<string | null> {
  if (answer === null || !('state' in answer.body)) return null;
  let { id, state } = answer.body;
  for (let looks = 0; looks < 60 && (state === 'prepared' || state === 'sending'); looks += 1) {
    await pause(1_000);
    const read = await person.read(id);
    if (read !== null && 'state' in read.body) ({ id, state } = read.body);
  }
  return state;
}

/** What a person would see, without asking the provider for it. */
function seenOf({ sandbox }: ProofWorld, linkId: string): PayoutLink['cancellation']['seen'] {
  const { amountPaise, createdAt } = sandbox.control.link(linkId);
  return {
    providerStatus: 'ISSUED',
    amount: amountPaise,
    lastActivityAt: new Date(createdAt).toISOString().replace('.000', ''),
  };
}

/** What nobody could be asked about in time is settled by the schedule. */
async function allSettled({ database }: House): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const open = await runSql(database, 'select id from cancellation where open = 1 limit 1');
    if (open.length === 0) return;
    await pause(500);
  }
}
