import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { searchPayoutLinks } from '../../contract/finding.ts';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

type Found = OutputOf<typeof searchPayoutLinks>;

forEachDatabase((database) => {
  let server: TestServer;
  let operator: Browser;
  let agent: Browser;
  beforeAll(async () => {
    server = await startServer({ kind: database });
    [operator, agent] = await Promise.all([signIn(server, 'operator'), signIn(server, 'agent')]);
  });
  afterAll(() => server.close());

  const SEARCH = '/api/payout-links/search';
  const find = async (body: object, who = operator) => (await who.post<Found>(SEARCH, body)).body;
  const idsOf = (found: Found) => found.items.map(({ id }) => id);
  const tara = { name: 'Tara Menon', mobile: '9123456780', email: 'tara.menon@example.in' };

  test('a link is found by its id, by the recipient’s mobile, e-mail and name, however they are written', async () => {
    const { id } = server.sandbox.control.makeLink({ recipient: tara });
    const ways = [
      [id, 'link id'],
      [`https://desk.example.com/links/${id}?x=1`, 'link id'],
      ['+91 91234-56780', 'mobile'],
      ['mailto:TARA.MENON@example.in', 'e-mail'],
      ['tara menon', 'name'],
    ] as const;
    for (const [q, kind] of ways) {
      const found = await find({ q });
      expect(idsOf(found), q).toEqual([id]);
      expect([found.items[0]?.matchedBy, found.readAs.kind, found.total, found.nextCursor]).toEqual([
        kind,
        kind,
        1,
        null,
      ]);
    }
  });

  test('a row tells what List knows, masked, and never the link’s own address', async () => {
    const { id } = server.sandbox.control.makeLink({
      recipient: tara,
      description: 'Refund for Tara Menon, 9123456780',
      createdAt: Date.parse('2026-01-02T03:04:05Z'),
    });
    const [row] = (await find({ q: id })).items;
    expect(row).toMatchObject({
      id,
      status: 'ISSUED',
      providerStatus: 'ISSUED',
      amount: { paise: 12_011, currency: 'INR' },
      recipient: { name: 'Tara Menon', mobile: '••••••6780', email: 't••••@example.in' },
      purpose: 'Refund',
      description: 'Refund for Tara Menon, ••••••6780',
      createdAt: '2026-01-02T03:04:05Z',
      createdAtSource: 'link-id',
      verifiesBeneficiary: true,
    });
    expect(row).not.toHaveProperty('url');
    const [seenByAgent] = (await find({ q: id }, agent)).items;
    expect(seenByAgent).toMatchObject({
      recipient: { name: 'T••••• M••••', mobile: '••••••6780' },
      description: 'Refund for T••••• M••••, ••••••6780',
    });
  });

  test('what was typed is repeated only as far as the person may see it', async () => {
    const readAs = async (q: string, who: Browser) => (await find({ q }, who)).readAs.text;
    expect(await readAs('9123456780', operator)).toBe('••••••6780');
    expect(await readAs('tara.menon@example.in', operator)).toBe('t••••@example.in');
    expect(await readAs('Tara Menon', operator)).toBe('Tara Menon');
    expect(await readAs('Tara Menon', agent)).toBe('T••••• M••••');
  });

  test('links are filtered by status, and a link that does not match is not found', async () => {
    const recipient = { ...tara, mobile: '9123456781' };
    const made = ['ISSUED', 'CLAIMED', 'CANCELLED'].map(
      (status) => server.sandbox.control.makeLink({ status, recipient }).id,
    );
    const found = await find({ q: '9123456781', status: ['CLAIMED', 'CANCELLED'] });
    expect(idsOf(found).toSorted()).toEqual(made.slice(1).toSorted());
    const byStatus = await find({ status: ['CANCELLED'] });
    expect([byStatus.readAs.kind, byStatus.items[0]?.matchedBy]).toEqual(['status', 'status']);
    const byNothing = await find({ status: [] });
    expect([byNothing.readAs.kind, byNothing.items[0]?.matchedBy]).toEqual(['everything', 'everything']);
    expect((await find({ q: '9000000000' })).items).toEqual([]);
  });

  test('paging to the end shows every link once', async () => {
    const recipient = { ...tara, mobile: '9123456782' };
    const made = Array.from({ length: 23 }, () => server.sandbox.control.makeLink({ recipient }).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Found = await find({ q: '9123456782', limit: 5, ...(cursor && { cursor }) });
      expect(page.total).toBe(23);
      seen.push(...idsOf(page));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(23);
    expect(seen.toSorted()).toEqual(made.toSorted());
  });

  test('the pages of a cursor keep their size', async () => {
    const recipient = { ...tara, mobile: '9123456783' };
    for (let made = 0; made < 5; made++) server.sandbox.control.makeLink({ recipient });
    const { nextCursor } = await find({ q: '9123456783', limit: 2 });
    expect((await find({ q: '9123456783', cursor: nextCursor })).items).toHaveLength(2);
    const other = await operator.post<Problem>(SEARCH, { q: '9123456783', cursor: nextCursor, limit: 3 });
    expect([other.status, other.body.code]).toEqual([400, 'invalid-input']);
  });

  test('a page beyond the last is refused', async () => {
    const { status, body } = await operator.post<Problem>(SEARCH, { q: '9000000000', cursor: '2-50' });
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.detail).toContain('Search again');
  });

  test.each([
    ['purpose', { purpose: 'Refund' }],
    ['createdFrom', { createdFrom: '2026-01-01T00:00:00Z' }],
    ['createdTo', { createdTo: '2026-01-01T00:00:00Z' }],
    ['expiresFrom', { expiresFrom: '2026-01-01T00:00:00Z' }],
    ['expiresTo', { expiresTo: '2026-01-01T00:00:00Z' }],
    ['amountMin', { amountMin: 0 }],
    ['amountMax', { amountMax: 100 }],
    ['worklist', { worklist: 'expires-today' }],
    ['sort', { sort: 'amount' }],
  ])('the filter %s is refused in words, not ignored', async (name, body) => {
    const reply = await operator.post<Problem>(SEARCH, body);
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid-input']);
    expect(reply.body.detail).toBe(`InstantPay cannot filter or sort by “${name}”.`);
  });

  test.each([
    ['an unknown field', { q: 'Ravi', colour: 'red' }],
    ['an unknown status', { status: ['LOST'] }],
    ['a status the provider has not named', { status: ['OTHER'] }],
    ['a limit of none', { limit: 0 }],
    ['a limit of too many', { limit: 201 }],
    ['a limit in words', { limit: '50' }],
    ['a cursor from elsewhere', { cursor: 'abc' }],
    ['a cursor for too large a page', { cursor: '1-201' }],
    ['a text too long', { q: 'a'.repeat(2001) }],
    ['an order id', { q: '1231212092131KTMDF' }],
    ['a list', []],
  ])('%s is refused before the provider is asked', async (_name, body) => {
    const before = server.sandbox.control.counts().list;
    const { status, body: problem } = await operator.post<Problem>(SEARCH, body);
    expect([status, problem.code]).toEqual([400, 'invalid-input']);
    expect(server.sandbox.control.counts().list).toBe(before);
  });

  test('asked for one link, an answer about another is no answer', async () => {
    const { id } = server.sandbox.control.makeLink();
    server.sandbox.control.setFault({ fault: 'other-id', call: 'list', count: 1 });
    const { status, body } = await operator.post<Problem>(SEARCH, { q: id });
    expect([status, body.code]).toEqual([502, 'provider-unclear']);
  });

  test('when the provider is unreachable nothing is found, and it is said', async () => {
    server.sandbox.control.setFault({ fault: 'http-status', call: 'list', httpStatus: 500, body: 'html' });
    try {
      const { status, body } = await operator.post<Problem>(SEARCH, { q: 'Ravi' });
      expect([status, body.code]).toEqual([503, 'provider-unreachable']);
    } finally {
      await server.sandbox.control.clearFaults();
    }
  });
});
