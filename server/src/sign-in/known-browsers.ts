import { randomBytes } from 'node:crypto';
import { readCookie } from './read-cookie.ts';
import type { SessionCookie } from './session-cookie.ts';

export type KnownBrowsers = ReturnType<typeof createKnownBrowsers>;

/** One person's at home, and colleagues' at a shared desk. */
const MOST_PEOPLE = 5;
/** As long as browsers keep any cookie. */
const KEPT_MS = 400 * 24 * 60 * 60_000;

/**
 * Recognises the browsers in which somebody has signed in before, so that wrong passwords from elsewhere never keep
 * them out. The mark opens nothing: it only counts this browser's wrong tries by themselves.
 */
export function createKnownBrowsers(
  cookie: Pick<SessionCookie, 'name' | 'clearOptions' | 'hash'>,
  mostPeople = MOST_PEOPLE,
) {
  const name = `${cookie.name}-known`;
  const markOf = (id: string, email: string) => `${id}.${cookie.hash(`known-browser:${email}:${id}`)}`;

  /** The browser's id for this person, or null. */
  function idFor(cookieHeader: string | undefined, email: string): string | null {
    const known = marksOf(cookieHeader).find((mark) => mark === markOf(mark.slice(0, ID_LENGTH), email));
    return known?.slice(0, ID_LENGTH) ?? null;
  }

  function marksOf(cookieHeader: string | undefined): string[] {
    const marks = readCookie(cookieHeader, name).split('~');
    return marks.filter((mark) => A_MARK.test(mark)).slice(0, mostPeople);
  }

  return {
    name,
    options: { ...cookie.clearOptions, maxAge: KEPT_MS },
    idFor,
    /** The cookie's next value, by which the browser is known for this person, too. */
    remember(cookieHeader: string | undefined, email: string): string {
      const marks = marksOf(cookieHeader);
      if (idFor(cookieHeader, email) !== null) return marks.join('~');
      const mark = markOf(randomBytes(16).toString('base64url'), email);
      return [mark, ...marks].slice(0, mostPeople).join('~');
    },
  };
}

const ID_LENGTH = 22;
const A_MARK = /^[\w-]{22}\.[\w-]{43}$/;
