import { setTimeout as wait } from 'node:timers/promises';
import type { OutputOf } from '../contract/endpoint.ts';
import type { searchPayoutLinks } from '../contract/finding.ts';
import type { Desk, Refused } from './fault-matrix-desk.ts';
import { expectDiscretion, expectLogged, type Findings } from './fault-matrix-findings.ts';
import { REUSED } from './fault-outcomes.ts';
import type { Read, Truth, Variant } from './fault-matrix-row.ts';

/** A read has one truth; it is told in three states of the link. */
const STATES: Record<Truth, string> = {
  happened: 'CANCELLED',
  'will happen': 'PROCESSING',
  never: 'ISSUED',
};

/** The Link page under the fault: of a link never seen before, and of one that was seen. */
export async function trackCell(desk: Desk, variant: Variant, truth: Truth, findings: Findings) {
  const { track: wanted, play } = variant;
  const status = STATES[truth];
  const [known, unseen] = [desk.makeLink({ status }), desk.makeLink({ status })];
  await desk.warmUp(known);
  const before = await desk.look(known);
  findings.expect('the look before the fault', before.status, 200);
  const already = requests(desk, known);
  await desk.play(play, 'track', [known, unseen]);
  const looks = [() => desk.look(unseen), () => desk.look(known)] as const;
  // At the same time they would open another connection, and only a used one can be stale.
  const [first, again] =
    variant.name === REUSED
      ? [await looks[0](), await looks[1]()]
      : await Promise.all([looks[0](), looks[1]()]);

  if ('shown' in wanted) {
    const asShown = wanted.shown === 'the truth' ? status : wanted.shown;
    for (const { status: http, body } of [first, again]) {
      findings.expect('a page that is shown', [http, body.stale, body.providerStatus], [200, false, asShown]);
    }
  } else {
    expectProblem('the page of a link never seen', first, wanted, findings);
    if (wanted.loud) expectProblem('the page of a link seen before', again, wanted, findings);
    else expectLastKnown(again, before.body.asOf, status, wanted.sentence, findings);
  }
  if (mayBePaidTwice(again.body, status) || mayBePaidTwice(first.body, status)) findings.untrue += 1;
  findings.expect('requests for a link never seen', requests(desk, unseen), wanted.requests);
  findings.expect('requests for a link seen before', requests(desk, known) - already, wanted.requests);
  expectLogged(desk, 'track', 'problem' in wanted ? [wanted.problem, wanted.problem] : [], findings);

  await desk.mend();
  const { status: mended, body } = await desk.look(known);
  findings.expect('the page afterwards', [mended, body.stale, body.providerStatus], [200, false, status]);
  expectDiscretion(desk, [first.body, again.body, body], findings);
}

/** A search under the fault, and a Link page whose recipient only List knows. */
export async function listCell(desk: Desk, variant: Variant, truth: Truth, findings: Findings) {
  const { list: wanted, play } = variant;
  const status = STATES[truth];
  const [searched, looked] = [desk.makeLink({ status }), desk.makeLink({ status })];
  await desk.warmUp(desk.makeLink());
  // Where every connection breaks, Track cannot answer either, so the page has to have been seen.
  const meetsTrackToo = wanted.requests === 0;
  if (meetsTrackToo) await desk.look(looked);
  await desk.play(play, 'list', [searched, looked]);

  const loggedBefore = listsLogged(desk);
  const search = () => desk.operator.post<Found & Refused>('/api/payout-links/search', { q: searched });
  let found = await search();
  await untilAsked(desk, loggedBefore);
  if ('shown' in wanted) {
    // What came too late is known by now.
    if (found.body.providerTrouble === NOT_YET) found = await search();
    const asShown = wanted.shown === 'the truth' ? status : wanted.shown;
    findings.expect('the search', found.status, 200);
    const rows = found.body.items?.map(({ id, providerStatus }) => [id, providerStatus]);
    findings.expect('the rows', rows, [[searched, asShown]]);
  } else expectTrouble(found, wanted, findings);
  findings.expect(
    'requests for the search',
    desk.control.ledger({ call: 'list', linkId: searched }).length,
    wanted.requests,
  );

  const hasRecipient = 'shown' in wanted || meetsTrackToo;
  const page = await lookAgain(desk, looked, hasRecipient);
  findings.expect('the Link page', [page.status, page.body.stale], [200, meetsTrackToo]);
  findings.expect('its status', page.body.providerStatus, status);
  findings.expect('its recipient is shown', page.body.recipient !== null, hasRecipient);
  if (mayBePaidTwice(page.body, status)) findings.untrue += 1;
  expectLogged(desk, 'list', 'problem' in wanted ? [wanted.problem] : ['ok'], findings);
  findings.expect('requests to another path', desk.control.counts().other, 0);
  expectDiscretion(desk, [found.body, page.body], findings);
}

/** The search answers without InstantPay, and says why; it does not wait for a List that takes long. */
function expectTrouble(
  { status, body }: { status: number; body: Found },
  { sentence }: Extract<Read, { problem: unknown }>,
  findings: Findings,
): void {
  findings.expect('the search', [status, body.items, body.total, body.opens], [200, [], 0, null]);
  const told = body.providerTrouble;
  findings.expect(
    'why nothing is found',
    told === NOT_YET ? 'not yet' : told,
    told === NOT_YET ? 'not yet' : sentence,
  );
}

const NOT_YET = 'InstantPay has not answered yet. Search again in a moment.';

/** Asking goes on behind an answer that did not wait for it: its end is logged. */
async function untilAsked(desk: Desk, loggedBefore: number): Promise<void> {
  for (let waited = 0; waited < 30_000 && listsLogged(desk) === loggedBefore; waited += 50) await wait(50);
}

function listsLogged(desk: Desk): number {
  return desk
    .logged()
    .split('\n')
    .filter((line) => line.includes('"call":"list"')).length;
}

/** The page does not wait for a List that takes long, and shows what it said at one of its next looks. */
async function lookAgain(desk: Desk, linkId: string, hasRecipient: boolean) {
  for (let looks = 1; ; looks += 1) {
    const page = await desk.look(linkId);
    if (looks === MOST_LOOKS || !hasRecipient || page.body.recipient !== null) return page;
    await wait(500);
  }
}

const MOST_LOOKS = 5;

const requests = (desk: Desk, linkId: string) => desk.control.ledger({ call: 'track', linkId }).length;

type Found = OutputOf<typeof searchPayoutLinks>;
type Answer = { headers: Headers; body: Refused };

function expectProblem(
  what: string,
  { body, headers }: Answer,
  wanted: Extract<Read, { problem: unknown }>,
  findings: Findings,
): void {
  findings.expect(`${what}, its problem`, body.code, wanted.problem);
  findings.expect(`${what}, its sentence`, body.detail, wanted.sentence);
  findings.expect(`${what}, its Retry-After`, headers.get('retry-after'), wanted.retryAfter ?? null);
}

function expectLastKnown(
  { status: http, body }: Awaited<ReturnType<Desk['look']>>,
  asOf: string,
  status: string,
  sentence: RegExp,
  findings: Findings,
): void {
  findings.expect('a page seen before', [http, body.stale], [200, true]);
  findings.expect('its last known state and time', [body.providerStatus, body.asOf], [status, asOf]);
  findings.expect('its reason', body.staleBecause, sentence);
  findings.expect(
    'its answers',
    [body.answers?.claimable, body.answers?.replacement],
    ['unknown', 'not-yet'],
  );
  findings.expect('it may be cancelled', body.cancellation?.allowed, false);
}

function mayBePaidTwice({ answers }: { answers?: { replacement: string } }, status: string): boolean {
  return answers?.replacement === 'may' && status !== 'CANCELLED';
}
