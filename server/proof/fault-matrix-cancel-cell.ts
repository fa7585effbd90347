import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CancelAttempt, CancelOperation } from '../contract/cancellations.ts';
import type { SeenLink } from '../contract/seen-link.ts';
import type { FaultSpec } from '../sandbox/faults/fault-spec.ts';
import type { Reply } from '../testing/sign-in.ts';
import { WITHIN_Q_MS } from './fault-expectations-of-truth.ts';
import type { Desk } from './fault-matrix-desk.ts';
import { expectDiscretion, expectLogged, Findings } from './fault-matrix-findings.ts';
import type { CancelOutcome, CancelPlay, CancelWords, Truth, Variant } from './fault-matrix-row.ts';
import { auditOf, inTurn, withEffect } from './fault-matrix-write.ts';

/** A cancel under the fault, from the click until nothing about it is open any more. */
export async function cancelCell(desk: Desk, variant: Variant, truth: Truth, findings: Findings) {
  const wanted = variant.cancel;
  const outcome = wanted[truth];
  const linkId = desk.makeLink();
  const asked = await inTurn(async () => {
    await desk.warmUp(linkId);
    const { seen } = (await desk.look(linkId)).body.cancellation;
    if (outcome.play === undefined) await desk.play(withEffect(variant.play, truth), 'cancel', [linkId]);
    const playing = outcome.play === undefined ? undefined : playOut(desk, outcome.play, linkId);
    const [answer] = await Promise.all([clickCancel(desk, linkId, seen), playing]);
    return answer;
  });
  findings.expect('the cancel was taken on', asked.status, 201);
  if (asked.status !== 201) {
    findings.wrong.push(JSON.stringify(asked.body));
    return;
  }
  expectWords('at once', asked.body, outcome.atOnce, findings);
  await desk.line?.mend();

  const settled = await settle(desk, asked.body, outcome.trackLies ? new Findings() : findings);
  if (!settled.final && settled.label !== 'Ask InstantPay') findings.lost += 1;
  expectWords('in the end', settled, outcome.finally, findings);
  // What Track anticipated has to have come by the time it is held against the truth.
  if (outcome.trackLies) await wait(WITHIN_Q_MS);
  const last = outcome.afterAll === undefined ? settled : await afterAll(desk, settled, outcome);
  if (outcome.afterAll !== undefined) expectWords('after all', last, outcome.afterAll, findings);

  const attempts = last.attempts.filter(wasNotHeldBack).map((attempt) => attempt.class);
  findings.expect('the attempts', attempts, wanted.attempts);
  findings.expect('why', last.attempts.at(-1)?.because, wanted.because);
  const received = desk.control.ledger({ call: 'cancel', linkId }).length;
  findings.expect('Cancels received', received, wanted.received);
  const mayBeReceived = attempts.filter((proof) => proof !== 'not-sent').length;
  if (received > mayBeReceived) findings.doubled += received - mayBeReceived;
  const state = desk.control.link(linkId).status;
  findings.expect('the truth', state, outcome.truth);
  // Where the provider breaks its word in the end, what was said before was true as far as anybody could tell.
  const said = outcome.afterAll === undefined ? [asked.body, settled] : [last];
  if (said.some((each) => isUntrue(each, state))) findings.untrue += 1;
  await expectAudited(desk, linkId, last, findings);
  expectLogged(desk, 'cancel', wanted.attempts, findings);
  expectDiscretion(desk, [asked.body, settled, last], findings);
}

/** What a busy machine makes our own guards stop is clicked again, and says nothing about the fault. */
async function clickCancel(desk: Desk, linkId: string, seen: SeenLink): Promise<Reply<CancelOperation>> {
  for (let clicks = 1; ; clicks++) {
    const asked = await desk.operator.post<CancelOperation & { code?: string }>(
      `/api/payout-links/${linkId}/cancellations`,
      { reason: 'Duplicate', seen },
      { 'Idempotency-Key': randomUUID() },
    );
    const guarded =
      asked.body.code === 'overloaded' || asked.body.attempts?.every((each) => !wasNotHeldBack(each));
    if (!guarded || clicks === 3) return asked;
  }
}

const wasNotHeldBack = ({ because }: CancelAttempt) =>
  because !== 'Linkdesk held the request back, it was not sent';

/** Sets what follows a Cancel in the moment in which it has come, while its answer waits. */
async function playOut(desk: Desk, { cancel, thenTrack, thenLink }: CancelPlay, linkId: string) {
  const waits = thenTrack === undefined && thenLink === undefined ? {} : { delayMs: 150 };
  desk.control.setFault({ ...cancel, call: 'cancel', linkId, ...waits } satisfies FaultSpec);
  const until = performance.now() + PATIENCE_MS;
  while (desk.control.ledger({ call: 'cancel', linkId }).length === 0 && performance.now() < until)
    await wait(5);
  if (thenTrack !== undefined) desk.control.setFault({ ...thenTrack, call: 'track', linkId });
  if (thenLink !== undefined) desk.control.changeLink(linkId, thenLink);
}

const PATIENCE_MS = 60_000;
const CLAIMABLE = new Set(['ISSUED', 'PROCESSING']);

async function settle(
  desk: Desk,
  { id, linkId }: CancelOperation,
  findings: Findings,
): Promise<CancelOperation> {
  for (const start = performance.now(); ; await wait(250)) {
    const { body } = await desk.operator.get<CancelOperation>(`/api/cancellations/${id}`);
    // A link once seen cancelled or expired stays so, hence the order: first what was said, then what is.
    if (body.answers.replacement === 'may' && CLAIMABLE.has(desk.control.link(linkId).status)) {
      findings.untrue += 1;
    }
    const isSettled = body.final || body.label === 'Ask InstantPay';
    if (isSettled || performance.now() - start > PATIENCE_MS) return body;
  }
}

/** The effect comes although nobody expected it any more, or Track takes back what it said, and somebody looks. */
async function afterAll(desk: Desk, { id, linkId }: CancelOperation, outcome: CancelOutcome) {
  if (outcome.truth === 'CANCELLED') desk.control.changeLink(linkId, { status: 'CANCELLED' });
  await wait(1100);
  await desk.look(linkId);
  for (const start = performance.now(); ; await wait(250)) {
    const { body } = await desk.operator.get<CancelOperation>(`/api/cancellations/${id}`);
    if (body.label === outcome.afterAll || performance.now() - start > PATIENCE_MS) return body;
  }
}

const SAID: Record<CancelWords, [label: string, claimable: string, replacement: string]> = {
  Cancelled: ['Cancelled', 'no', 'may'],
  'Not confirmed': ['Not confirmed', 'unknown', 'do-not'],
  'Not cancelled, open': ['Not cancelled', 'yes', 'not-yet'],
  'Not cancelled, claimed': ['Not cancelled', 'no', 'do-not'],
  'Ask InstantPay': ['Ask InstantPay', 'unknown', 'do-not'],
  'Cancelled later than reported': ['Cancelled later than reported', 'no', 'may'],
};

function expectWords(when: string, told: CancelOperation, wanted: CancelWords, findings: Findings): void {
  const { claimable, replacement } = told.answers;
  findings.expect(`what is read ${when}`, [told.label, claimable, replacement], SAID[wanted]);
}

/** Says cancelled of a link that is not, not cancelled of one that is, or allows a second payment. */
function isUntrue({ label, answers }: CancelOperation, state: string): boolean {
  const saysCancelled = label.startsWith('Cancelled');
  return (
    (saysCancelled && state !== 'CANCELLED') ||
    (label === 'Not cancelled' && state === 'CANCELLED') ||
    (answers.replacement === 'may' && (state === 'CLAIMED' || CLAIMABLE.has(state)))
  );
}

async function expectAudited(desk: Desk, linkId: string, last: CancelOperation, findings: Findings) {
  const entries = (await auditOf(desk, linkId)).filter(({ detail }) => detail['operation'] === last.id);
  const count = (action: string) => entries.filter((entry) => entry.action === action).length;
  const sent = last.attempts.length;
  findings.expect(
    'audit entries of the request, the attempts and their answers',
    ['cancel-requested', 'cancel-send-began', 'cancel-answered'].map(count),
    [1, sent, sent],
  );
  findings.expect('the audit log ends with the state', entries.at(-1)?.detail['to'], last.state);
  const { body } = await desk.auditor.get<{ sentence: string }>('/api/audit-entries/verification');
  findings.expect('the audit log', body.sentence, CHAINED);
}

/** A cell is over sooner than the first anchor. */
const CHAINED = /^The (audit log is intact|chain of \d+ entries holds, but no anchor)/;
