import { browserOf, type Browser, type Reply } from './sign-in.ts';

type Kept = { value: string; isStrict: boolean };

/** A browser that is sent from site to site: it keeps cookies by host and leaves Strict ones out where a browser does. */
export type WalkingBrowser = {
  /** Every cookie that Linkdesk set, and every body it sent. */
  readonly seen: string[];
  /** Every address on the way. */
  readonly addresses: URL[];
  /** What a page of Linkdesk does. */
  page(): Browser;
  post<Body>(path: string, body?: unknown): Promise<Reply<Body>>;
  /** Goes to an address of another site and on from there; where it came to a stand. */
  walk(url: string): Promise<{ url: URL; status: number }>;
  /** Goes on from there one step only: where it was sent to. */
  step(url: string): Promise<{ status: number; location: URL | null }>;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string): void;
  /** As if nobody had ever signed in at the company in it. */
  forgetOthers(): void;
};

export function walkingBrowser(server: { origin: string }): WalkingBrowser {
  const jars = new Map<string, Map<string, Kept>>();
  const seen: string[] = [];
  const addresses: URL[] = [];
  const own = jarOf(server.origin);

  function jarOf(url: string | URL): Map<string, Kept> {
    const { hostname } = new URL(url);
    const jar = jars.get(hostname) ?? new Map<string, Kept>();
    jars.set(hostname, jar);
    return jar;
  }

  function keep(url: string | URL, headers: Headers, body: string): void {
    if (new URL(url).origin === server.origin) seen.push(...headers.getSetCookie(), body);
    for (const line of headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jarOf(url).delete(name);
      else jarOf(url).set(name, { value, isStrict: /samesite=strict/i.test(line) });
    }
  }

  function cookiesFor(url: string | URL, isFromAnotherSite: boolean): string {
    return [...jarOf(url)]
      .filter(([, { isStrict }]) => !(isFromAnotherSite && isStrict))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  async function step(url: string | URL) {
    const headers = {
      Cookie: cookiesFor(url, true),
      ...{ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36',
    };
    addresses.push(new URL(url));
    const response = await fetch(url, { redirect: 'manual', headers });
    keep(url, response.headers, await response.text());
    const location = response.headers.get('location');
    return { status: response.status, location: location === null ? null : new URL(location, url) };
  }

  return {
    ...{ seen, addresses, step },
    page: () => browserOf(server, cookiesFor(server.origin, false)),
    async post(path, body = {}) {
      const reply = await browserOf(server, cookiesFor(server.origin, false)).post<never>(path, body);
      keep(server.origin, reply.headers, JSON.stringify(reply.body));
      return reply;
    },
    async walk(start) {
      let url = new URL(start);
      for (let steps = 0; steps < 20; steps += 1) {
        const { status, location } = await step(url);
        if (location === null) return { url, status };
        url = location;
      }
      throw new Error(`there is no end to ${start}`);
    },
    cookie: (name) => own.get(name)?.value,
    forgetOthers() {
      for (const [host, jar] of jars) if (jar !== own) jars.delete(host);
    },
    setCookie: (name, value) => void own.set(name, { value, isStrict: false }),
  };
}
