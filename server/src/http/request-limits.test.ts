import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { runSql } from '../../testing/run-sql.ts';
import { browserOf, signIn, type Browser, type Reply } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { requestLimits, TooMany } from './request-limits.ts';

/** A person may do 50 requests, 25 acts and 10 refused acts a minute, a network of strangers 20 requests. */
const FEW = { REQUESTS_PER_MINUTE: '50' };
const RESEND = '/api/payout-links/65704add83911e52b70ebcbc/resends';

forEachDatabase((kind) => {
  let database: FreshDatabase;
  let server: TestServer;
  beforeEach(async () => {
    database = await kind.fresh();
    server = await startServer({ database, env: { ...FEW, TRUST_PROXY: '127.0.0.1' } });
  });
  afterEach(async () => {
    await server.close();
    await database.drop();
  });

  type Told = Reply<Problem | null>;
  const times = (count: number, ask: () => Promise<Told>) => Promise.all(Array.from({ length: count }, ask));
  /** How many answers there were of each status. */
  const tally = (answers: Told[]) =>
    Object.fromEntries(
      Map.groupBy(answers, ({ status }) => status)
        .entries()
        .map(([status, all]) => [status, all.length]),
    );
  const look = (browser: Browser) => () => browser.get<Problem>('/api/session');
  const resend = (browser: Browser) => () =>
    browser.post<Problem>(RESEND, {}, { 'Idempotency-Key': crypto.randomUUID() });
  const from = (address: string) => ({ 'X-Forwarded-For': address });
  const refusalsOf = async (actor: string) => {
    const auditor = await signIn(server, 'auditor', 20);
    const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?actor=${actor}`);
    const refused = body.items.filter(({ action }) => action.endsWith('-refused'));
    return Object.fromEntries<number>(
      Map.groupBy(refused, ({ detail }) => String(detail['code']))
        .entries()
        .map(([code, all]) => [code, all.length]),
    );
  };

  test('whoever asks too often is told when to try again, and nobody else notices', async () => {
    const [hasty, calm] = [await signIn(server, 'operator', 1), await signIn(server, 'operator', 2)];
    const answers = await times(60, look(hasty));
    expect(tally(answers)).toEqual({ 200: 50, 429: 10 });
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({
      code: 'too-many-requests',
      detail: expect.stringContaining('Nothing was done') as string,
    });
    const retryAfterS = Number(refused?.headers.get('retry-after'));
    expect(retryAfterS).toBeGreaterThan(0);
    expect(retryAfterS).toBeLessThanOrEqual(60);
    // The same person elsewhere is the same person.
    expect((await look(await signIn(server, 'operator', 1))()).status).toBe(429);
    expect((await look(calm)()).status).toBe(200);
    const lines = server.logged().split('\n');
    expect(
      lines.filter((line) => line.includes('"security":"too-many"') && line.includes('sample-operator-1')),
    ).toHaveLength(11);
  });

  test('acts are fewer than requests, and the excess is entered once', async () => {
    const auditor = await signIn(server, 'auditor', 3);
    const prepare = () => auditor.post<Problem>('/api/audit-entries/exports', {});
    expect(tally(await times(30, prepare))).toEqual({ 200: 25, 429: 5 });
    expect((await look(auditor)()).status).toBe(200);
    expect(await refusalsOf('sample-auditor-3')).toEqual({ 'too-many-requests': 1 });
  });

  test('a loop of refused acts is stopped, and fills the audit log with so much and one entry more', async () => {
    const admin = await signIn(server, 'admin', 4);
    expect(tally(await times(12, resend(admin)))).toEqual({ 403: 10, 429: 2 });
    expect(tally(await times(5, resend(admin)))).toEqual({ 429: 5 });
    expect(await refusalsOf('sample-admin-4')).toEqual({ forbidden: 10, 'too-many-requests': 1 });
    expect((await look(admin)()).status).toBe(200);
  });

  test('acts that could not even be read count and are entered alike', async () => {
    const agent = await signIn(server, 'agent', 5);
    const unreadable = () => agent.post<Problem>(RESEND, {}, { 'Content-Type': 'text/plain' });
    expect(tally(await times(12, unreadable))).toEqual({ 400: 10, 429: 2 });
    expect(await refusalsOf('sample-agent-5')).toEqual({ 'invalid-input': 10, 'too-many-requests': 1 });
    expect(server.logged()).toContain('"security":"unreadable-body"');
  });

  test('what fails at InstantPay is entered each time and held against nobody', async () => {
    const operator = await signIn(server, 'operator', 6);
    const { id } = server.sandbox.control.makeLink();
    server.sandbox.control.setFault({ fault: 'html-200', call: 'track' });
    const cancel = () =>
      operator.post<Problem>(
        `/api/payout-links/${id}/cancellations`,
        { reason: 'Duplicate', seen: { providerStatus: 'ISSUED', amount: 12_011, lastActivityAt: null } },
        { 'Idempotency-Key': crypto.randomUUID() },
      );
    expect(tally(await times(14, cancel))).toEqual({ 502: 14 });
    expect(await refusalsOf('sample-operator-6')).toEqual({ 'provider-unclear': 14 });
  });

  test('strangers count by their network, and keep nobody out who is signed in there', async () => {
    const inside = await signIn(server, 'operator', 7);
    const ask = (address: string) => () => browserOf(server).get<Problem>('/api/session', from(address));
    expect(tally(await times(25, ask('198.51.100.9')))).toEqual({ 401: 20, 429: 5 });
    expect(
      (await browserOf(server).post('/api/sandbox/session', { role: 'agent' }, from('198.51.100.9'))).status,
    ).toBe(429);
    expect((await inside.get('/api/session', from('198.51.100.9'))).status).toBe(200);
    expect((await inside.post('/api/auth/sign-out', {}, from('198.51.100.9'))).status).toBe(200);
    expect((await ask('198.51.100.10')()).status).toBe(401);
    // A subscriber has all of these.
    const own = await Promise.all(Array.from({ length: 25 }, (_, n) => ask(`2001:db8:7:7::${n}`)()));
    expect(tally(own)).toEqual({ 401: 20, 429: 5 });
    expect((await ask('2001:db8:7:8::1')()).status).toBe(401);
  });

  test('a password alone uses up nothing that is the person’s', async () => {
    const person = await signIn(server, 'operator', 8);
    const half = await signIn(server, 'operator', 9);
    await runSql(
      database,
      "update person_session set stage = 'second-factor' where person_id = 'sample-operator-9'",
    );
    const whole = await signIn(server, 'operator', 9);
    const tryOn = () => half.get<Problem>('/api/session', from('198.51.100.11'));
    expect(tally(await times(60, tryOn))).toEqual({ 401: 20, 429: 40 });
    expect((await look(whole)()).status).toBe(200);
    expect((await look(person)()).status).toBe(200);
    const setUp = () => half.post<Problem>('/api/auth/two-factor/set-up', {}, from('198.51.100.13'));
    expect(tally(await times(15, setUp))).toEqual({ 401: 15 });
    expect((await whole.post('/api/audit-entries/exports')).status).toBe(200);
    expect(await refusalsOf('sample-operator-9')).toEqual({});
  });

  test('pages, files and signs of life are never refused for being asked often', async () => {
    const ask = (path: string) => () => browserOf(server).get<Problem | null>(path, from('198.51.100.12'));
    for (const path of ['/healthz', '/openapi.json'])
      expect(tally(await times(60, ask(path)))).toEqual({ 200: 60 });
    expect(Object.keys(tally(await times(60, ask('/'))))).not.toContain('429');
  });
});

describe('a minute', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('after a minute everything begins anew', async () => {
    const limits = requestLimits(50);
    const asker = { personId: 'p-1' };
    for (let n = 0; n < 50; n++) await limits.admit(asker, false);
    vi.advanceTimersByTime(59_000);
    const refused = await limits.admit(asker, false).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TooMany);
    expect((refused as TooMany).extras.retryAfterS).toBeCloseTo(1, 1);
    vi.advanceTimersByTime(1_000);
    await limits.admit(asker, false);
  });

  test('the excess is told once a minute', async () => {
    const limits = requestLimits(50);
    expect(await limits.isFirstExcess('p-1')).toBe(true);
    expect(await limits.isFirstExcess('p-1')).toBe(false);
    expect(await limits.isFirstExcess('p-2')).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(await limits.isFirstExcess('p-1')).toBe(true);
  });
});
