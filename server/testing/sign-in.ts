import type { Role } from '../contract/permissions.ts';

/** An answer with its body read as JSON; null where there was none. */
export type Reply<Body = unknown> = { status: number; headers: Headers; body: Body };

/** Somebody at a browser: sends what a page of ours would send, and the session cookie with it. */
export type Browser = {
  /** `name=value` as the browser would send it; empty when nobody is signed in. */
  cookie: string;
  get<Body = unknown>(path: string, headers?: Record<string, string>): Promise<Reply<Body>>;
  post<Body = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<Body>>;
};

type Server = { origin: string };

/** Signs in as a sample person: `(await signIn(server, 'operator')).get('/api/session')`. */
export async function signIn(server: Server, role: Role, person = 1): Promise<Browser> {
  const { status, headers } = await browserOf(server).post('/api/sandbox/session', { role, person });
  const [cookie] = headers.getSetCookie();
  if (status !== 200 || cookie === undefined) throw new Error(`signing in as ${role} answered ${status}`);
  return browserOf(server, cookie.split(';')[0]);
}

/** Signs in with e-mail and password (see `createPerson`), where no code is asked for. */
export async function signInAs(
  server: Server,
  { email, password }: { email: string; password: string },
): Promise<Browser> {
  const { status, headers, body } = await browserOf(server).post<{ next?: string }>(
    '/api/auth/sign-in/email',
    { email, password },
  );
  const cookie = sessionCookieOf(headers);
  if (body.next !== 'signed-in' || cookie === '')
    throw new Error(`signing in as ${email} answered ${status} ${body.next}`);
  return browserOf(server, cookie);
}

/** The session cookie that an answer sets, as the browser would send it back; empty for none. */
export function sessionCookieOf(headers: Headers): string {
  const set = headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return set.find((pair) => /^(__Host-)?linkdesk=./.test(pair)) ?? '';
}

/** A browser with the given cookie, or with none. */
export function browserOf({ origin }: Server, cookie = ''): Browser {
  async function send<Body>(path: string, init: RequestInit): Promise<Reply<Body>> {
    const response = await fetch(new URL(path, origin), { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : null) as Body,
    };
  }
  const session: Record<string, string> = cookie === '' ? {} : { Cookie: cookie };
  return {
    cookie,
    get: (path, headers = {}) => send(path, { headers: { ...session, ...headers } }),
    post: (path, body = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { Origin: origin, 'Content-Type': 'application/json', ...session, ...headers },
        body: JSON.stringify(body),
      }),
  };
}
