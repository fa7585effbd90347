import { judgeWrite } from '../src/instantpay/cancel-verdict.ts';
import { answer, startRawProvider } from '../testing/raw-provider.ts';
import { BY, LINK, testClient } from '../testing/test-client.ts';
import { hostileAnswer, type HostileAnswer } from './hostile-mutations.ts';
import { mayBeAccepted } from './hostile-oracle.ts';

export type Tally = {
  run: number;
  accepted: number;
  /** Accepted although the oracle says no: a false success. */
  falselyAccepted: string[];
  /** Not accepted although the oracle says yes. */
  missed: string[];
};

/** Hands answers straight to the judge; `before` spoils it, to see whether that would be noticed. */
export function judgeHostileAnswers(
  from: number,
  count: number,
  before: (answer: HostileAnswer) => HostileAnswer = (same) => same,
): Tally {
  const tally = noTally();
  for (let seed = from; seed < from + count; seed++) {
    const hostile = hostileAnswer(String(seed));
    const { status, contentType, body } = before(hostile);
    const verdict = judgeWrite(
      { kind: 'answer', status, headers: { 'content-type': contentType }, body },
      { call: 'cancel', linkId: LINK, environment: 'sandbox', hide: (value) => value },
    );
    compare(tally, seed, hostile, verdict.class);
  }
  return tally;
}

/** The same answers over real sockets, one connection each. */
export async function sendHostileAnswers(from: number, count: number): Promise<Tally> {
  const tally = noTally();
  let hostile = hostileAnswer(String(from));
  const wire = await startRawProvider((socket) => {
    const { status, contentType, body } = hostile;
    socket.end(answer(body, status, { 'Content-Type': contentType ?? null }));
  });
  const client = testClient(wire.origin, { cancelDeadlineMs: 20_000 });
  for (let seed = from; seed < from + count; seed++) {
    hostile = hostileAnswer(String(seed));
    compare(tally, seed, hostile, (await client.cancel(LINK, BY, () => true)).class);
  }
  const requests = wire.requests.length;
  await client.close();
  await wire.close();
  if (requests !== count) throw new Error(`${requests} requests for ${count} cancels`);
  return tally;
}

function compare(tally: Tally, seed: number, hostile: HostileAnswer, found: string): void {
  const wanted = mayBeAccepted(hostile, LINK);
  tally.run += 1;
  if (found === 'accepted') tally.accepted += 1;
  if ((found === 'accepted') === wanted) return;
  const told = `seed ${seed}: ${hostile.body.toString('latin1').slice(0, 300)}`;
  (wanted ? tally.missed : tally.falselyAccepted).push(told);
}

const noTally = (): Tally => ({ run: 0, accepted: 0, falselyAccepted: [], missed: [] });
