import { currentPass, pageSizeAt, withPass, type Pass, type WalkState } from './walk-state.ts';

/** What one page told. */
type PageRead = {
  /** As the provider says; another one than was asked for is none. */
  page: number;
  links: number;
  totalPages: number;
  totalRecords: number;
  sentAt: number;
  /** How many of its links were not known. */
  added: number;
  /** When the newest of its links was made, as far as their ids tell. */
  newestAt: number | null;
  /** How many links are known with these. */
  known: number;
};

/** After a page of the current pass came and was kept. */
export function pageRead(state: WalkState, read: PageRead): WalkState {
  const pass = currentPass(state);
  if (pass === null) return state;
  const next: WalkState = {
    ...{ ...state, failures: 0, restUntil: 0, trouble: null },
    ...(pass.kind === 'open' ? {} : { total: read.totalRecords, known: read.known }),
    largestPage: largestOf(state, pass, read),
  };
  const beganAt = Math.min(pass.beganAt, read.sentAt);
  const begun: Pass = { ...pass, beganAt, unreadable: 0, rewinds: 0, total: read.totalRecords };
  return pass.kind === 'new' ? newestRead(next, begun, read) : wholeRead(next, begun, read, pass.total);
}

const numberOf = ({ offset, size }: Pass) => offset / size + 1;

/** A page that is far from full with others behind it: the provider gives no larger ones. */
function largestOf({ largestPage }: WalkState, pass: Pass, read: PageRead): number {
  const isCut = read.links > 0 && read.links <= pass.size / 2 && numberOf(pass) < read.totalPages;
  return isCut ? pageSizeAt(0, read.links) : largestPage;
}

function wholeRead(state: WalkState, pass: Pass, read: PageRead, total: number | null): WalkState {
  if (isEnd(pass, read)) return withPass(state, { ...pass, isRead: true });
  const repeated = pagesToRepeat(pass, read, total);
  if (repeated === 0) return withPass(state, nextPage(state, pass));
  const offset = pass.offset - repeated * pass.size;
  return withPass(state, { ...pass, offset, stepsBack: pass.stepsBack + repeated });
}

function nextPage({ largestPage }: WalkState, pass: Pass): Pass {
  const offset = pass.offset + Math.min(pass.size, largestPage);
  return { ...pass, offset, size: pageSizeAt(offset, largestPage) };
}

/** A full page may have others behind it, however few the provider counts. None has for ever: it lists what is known. */
function isEnd(pass: Pass, { links, page, totalPages, known }: PageRead): boolean {
  const number = numberOf(pass);
  if (links === 0 || page !== number) return true;
  const likely = Math.max(totalPages, Math.ceil(known / pass.size));
  return number >= totalPages && (links < pass.size || number >= 2 * likely + 10);
}

/** Fewer than before: links left the list, and others moved up in their place, onto pages that were read. */
function pagesToRepeat(pass: Pass, { totalRecords, totalPages }: PageRead, total: number | null): number {
  const left = Math.max(0, (total ?? 0) - totalRecords);
  const pages = Math.min(Math.ceil(left / pass.size), pass.offset / pass.size);
  // A count that goes up and down would never let it end.
  return pass.stepsBack + pages <= 3 + totalPages / 2 ? pages : 0;
}

/** The newest stand in front. Where nothing is new there and more are counted than are known, at the end. */
function newestRead(state: WalkState, pass: Pass, read: PageRead): WalkState {
  const isOld = read.added === 0 && (read.newestAt ?? 0) < (state.newestSeenAt ?? Infinity);
  const missing = missingOf(state, read);
  if (pass.from === 'end') {
    const offset = pass.offset - pass.size;
    const isOver = isOld || missing <= 0 || offset < 0 || isNone(pass, read);
    return isOver ? newestEnded(state, pass, missing) : withPass(state, { ...pass, offset });
  }
  if (isEnd(pass, read) || (isOld && missing <= 0)) return newestEnded(state, pass, missing);
  if (!isOld) return withPass(state, nextPage(state, pass));
  const size = state.largestPage;
  const offset = Math.floor((read.totalRecords - 1) / size) * size;
  return withPass(state, { ...pass, from: 'end', offset, size });
}

const isNone = (pass: Pass, { links, page }: PageRead) => links === 0 || page !== numberOf(pass);

/** How many links there are by the provider's count that are not known; unknown until everything was read. */
function missingOf({ verdict, surplus, all }: WalkState, { totalRecords, known }: PageRead): number {
  if (verdict === null && all?.isRead !== true) return 0;
  return totalRecords - known + surplus;
}

/** The newest links were read as far as there are any; what is missing stands between others. */
export function newestEnded(state: WalkState, { beganAt }: Pass, missing: number): WalkState {
  const all = state.all?.isRead === true ? { ...state.all, isClosed: true } : state.all;
  return {
    ...{ ...state, all, quick: null, newestSeenAt: beganAt },
    missing: state.verdict === null ? 0 : Math.max(0, missing),
    readAt: missing > 0 ? state.readAt : { ...state.readAt, new: beganAt },
  };
}
