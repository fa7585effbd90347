import { setImmediate as letOthersRun, setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import type { CallFor, ListedPage, ListFilter } from '../instantpay/instantpay.ts';
import { RefusedParameters } from '../instantpay/read-failure.ts';
import { createdAtFromId } from '../payout-links/created-at.ts';
import { listSightings, trackSighting } from './sighting-of.ts';
import { everythingCounted, missingMarked } from './walk-end.ts';
import { pageRefused, pageUnreadable, readingFailed } from './walk-failure.ts';
import type { WalkParts } from './walk-list.ts';
import { pageRead } from './walk-page.ts';
import type { Looked, WalkStep } from './walk-plan.ts';
import type { PassKind, WalkState } from './walk-state.ts';

/** After a step. */
export type Walked = { state: WalkState; looked: Looked };

type Acting = Exclude<WalkStep, { do: 'begin' | 'rest' }>;

const FILTERS: Record<PassKind, ListFilter> = {
  all: {},
  new: {},
  open: { status: ['ISSUED', 'PROCESSING'] },
};
/** More open links than that are found faster by reading everything. */
const MOST_MISSING = 500;
/** Links of which Track cannot be read, or that it does not know. */
const NOT_AGAIN_MS = 86_400_000;
const MOST_REMEMBERED = 10_000;
/** So many links in a row that Track tells nothing of are rather its trouble than odd links. */
const MOST_UNCLEAR = 3;
/** Then each is asked for so often before it is left: they may be odd all the same, and others stand behind them. */
const TRIES = 20;

/** Does what the plan says, and tells what came of it. What a page holds is kept before it is told that it was read. */
export function createWalkSteps(parts: WalkParts, signal: AbortSignal) {
  const { instantpay, directory, links, everyMs, log } = parts;
  const call: CallFor = { endpointIp: parts.ownEndpointIp, priority: 'walk' };
  const notBefore = new Map<number, number>();
  const apartMs = 2000 / parts.ratePerS;
  let lastSentAt = 0;
  let unclear = 0;

  /** Half of the rate belongs to those who wait for something. */
  async function ask<T extends { sentAt: number }>(read: () => Promise<T>): Promise<T> {
    const ms = Math.min(apartMs, lastSentAt + apartMs - Date.now());
    if (ms > 0) await wait(ms, undefined, { ref: false, signal });
    signal.throwIfAborted();
    lastSentAt = Date.now();
    const answer = await read();
    lastSentAt = answer.sentAt;
    return answer;
  }

  async function list(step: Extract<Acting, { do: 'list' }>, state: WalkState): Promise<Walked> {
    let page: ListedPage;
    try {
      page = await ask(() => instantpay.list(FILTERS[step.kind], step, call));
    } catch (error) {
      const next = error instanceof Failure ? oddPage(state, error) : null;
      return next === null ? failed(state, error) : went(next);
    }
    const { added } = await directory.put(listSightings(page.items, page.sentAt));
    const { known } = await links.counted();
    const { page: number, totalPages, totalRecords, sentAt } = page;
    const newestAt = newestOf(page);
    const read = { page: number, links: page.items.length, totalPages, totalRecords, sentAt };
    return went(pageRead(state, { ...read, added, newestAt, known }));
  }

  async function look(atMost: 2 | 4, state: WalkState): Promise<Walked> {
    const next = await links.nextLook(atMost);
    if (next === null) return { state, looked: 'nothing' };
    if (wasAsked(next.no)) return leave(next, state);
    try {
      const link = await ask(() => instantpay.track(next.linkId, call));
      unclear = 0;
      await directory.put([trackSighting(link)]);
    } catch (error) {
      if (!(error instanceof Failure) || !isAboutOne(error)) return failed(state, error);
      unclear = error.code === 'provider-unclear' ? unclear + 1 : 0;
      if (unclear > MOST_UNCLEAR && unclear % TRIES !== 0) return failed(state, error);
      remember(next.no);
      return leave(next, state);
    }
    const isCalm = state.failures === 0 && state.trouble === null;
    const calm = isCalm ? state : { ...state, failures: 0, restUntil: 0, trouble: null };
    return { state: calm, looked: 'one' };
  }

  /** Until List says something new of it. */
  async function leave({ no }: { no: number }, state: WalkState): Promise<Walked> {
    await links.giveUpLook(no);
    return { state, looked: 'one' };
  }

  function wasAsked(no: number): boolean {
    return (notBefore.get(no) ?? 0) > Date.now();
  }

  function remember(no: number): void {
    const [oldest] = notBefore.keys();
    if (notBefore.size >= MOST_REMEMBERED && oldest !== undefined) notBefore.delete(oldest);
    notBefore.set(no, Date.now() + NOT_AGAIN_MS);
  }

  async function count(since: number, state: WalkState): Promise<Walked> {
    let listed = 0;
    for (let afterNo: number | null = 0; afterNo !== null;) {
      const part = await links.countListed(since, afterNo);
      listed += part.listed;
      afterNo = part.next;
      await comeAgain();
    }
    return went(everythingCounted(state, listed, Date.now()));
  }

  /** On a file nothing else of this process runs between two statements. */
  async function comeAgain(): Promise<void> {
    await letOthersRun();
    signal.throwIfAborted();
  }

  async function mark(since: number, state: WalkState): Promise<Walked> {
    let marked = 0;
    for (let place: Parameters<typeof links.missingSince>[1] | null; place !== null;) {
      const { numbers, next } = await links.missingSince(since, place);
      // What InstantPay has removed would be missing for ever.
      const worthAsking = numbers.filter((no) => !wasAsked(no));
      await links.markMissing(worthAsking.slice(0, MOST_MISSING - marked), since);
      marked += worthAsking.length;
      if (marked > MOST_MISSING) return went(missingMarked(state, null, Date.now()));
      place = next;
      await comeAgain();
    }
    return went(missingMarked(state, marked, Date.now()));
  }

  function failed(state: WalkState, error: unknown): Walked {
    if (!(error instanceof Failure)) throw error;
    const { code, extras } = error;
    const sentence = SENTENCES[code] ?? 'InstantPay’s answers cannot be understood.';
    const retryAfterMs = 1000 * (extras.retryAfterS ?? 0);
    const next = readingFailed(state, { sentence, now: Date.now(), everyMs, retryAfterMs });
    const level = code === 'wrong-environment' ? 'error' : 'warn';
    if (next.failures === 2) log[level]({ code }, `the list of links is not read on: ${sentence}`);
    return went(next);
  }

  return {
    async take(step: Acting, state: WalkState): Promise<Walked> {
      if (step.do === 'list') return list(step, state);
      if (step.do === 'look') return look(step.atMost, state);
      return step.do === 'count' ? count(step.since, state) : mark(step.since, state);
    },
  };
}

/** Nothing of what the provider said: it may name somebody. */
const SENTENCES: Partial<Record<Failure['code'], string>> = {
  'provider-unreachable': 'InstantPay cannot be reached.',
  'provider-refused': 'InstantPay does not give its list at present.',
  'provider-misconfigured': 'InstantPay refuses Linkdesk’s access; an administrator must act.',
  'wrong-environment':
    'InstantPay answers from another environment than Linkdesk is set up for; an administrator must act.',
  overloaded: 'People need all the calls that InstantPay allows; reading goes on when there is room.',
};

const went = (state: WalkState): Walked => ({ state, looked: 'no' });

const isAboutOne = ({ code }: Failure) =>
  code === 'link-not-found' || code === 'provider-unclear' || code === 'invalid-input';

function oddPage(state: WalkState, error: Failure): WalkState | null {
  if (error instanceof RefusedParameters) return pageRefused(state);
  return error.code === 'provider-unclear' ? pageUnreadable(state) : null;
}

function newestOf({ items, sentAt }: ListedPage): number | null {
  const times = items.flatMap(({ linkId }) => createdAtFromId(linkId, sentAt) ?? []);
  return times.length === 0 ? null : Math.max(...times);
}
