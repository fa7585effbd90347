import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import type { LinkWish } from '../../sandbox/make-link.ts';
import type { Found } from './find-payout-links.ts';

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
  const asked = () => server.sandbox.control.counts().list;
  const makeLink = (wish: LinkWish = {}) => server.sandbox.control.makeLink(wish).id;
  /** A link that has been looked at, so that the directory knows what List and Track say of it. */
  async function known(wish: LinkWish = {}): Promise<string> {
    const id = makeLink(wish);
    await operator.get<PayoutLink>(`/api/payout-links/${id}`);
    // What was read is kept behind the answer, and Track before List.
    await vi.waitFor(async () =>
      expect((await find({ q: id })).items[0]?.purpose).toBe(wish.purpose ?? 'Refund'),
    );
    return id;
  }
  const tara = { name: 'Tara Menon', mobile: '9123456780', email: 'tara.menon@example.in' };

  describe('whatever people have of a link finds it', () => {
    let id: string;
    beforeAll(async () => {
      id = await known({
        recipient: { name: 'Gauri Deshmukh', mobile: '9000456123', email: 'gauri@post.example.in' },
        ...{ amountPaise: 784_512, orderId: '1231212092131KTMDF', referenceNo: 'INV-88412' },
        ...{ shortCode: 'Zq7Kw2', description: 'Monsoon cashback', purpose: 'Refund' },
        status: 'CLAIMED',
        activity: [
          { status: 'Payout link created', activityAt: Date.now() - 60_000 },
          {
            ...{ status: 'Payout link claimed', activityAt: Date.now() - 30_000 },
            ...{ orderId: '1231212092131FDBUT', accountType: 'ACCOUNT', accountNumber: '50100477120988' },
            accountIfsc: 'HDFC0000060',
          },
        ],
      });
    });

    test.each([
      ['its id', (): string => id, 'link id', true],
      ['the address of its page', (): string => `https://desk.example.com/links/${id}?x=1`, 'link id', true],
      ['its order', (): string => '1231212092131KTMDF', 'order id', true],
      ['the order that paid it', (): string => '1231212092131FDBUT', 'order id', true],
      ['its reference', (): string => 'inv-88412', 'reference', true],
      ['its own address', (): string => 'https://instant.pe/Zq7Kw2', 'short link', true],
      ['the mobile', (): string => '+91 90004-56123', 'mobile', true],
      ['the end of the mobile', (): string => '456123', 'mobile', false],
      ['the last four of it', (): string => '6123', 'mobile', false],
      ['the e-mail', (): string => 'mailto:GAURI@post.example.in', 'e-mail', true],
      ['the whole name', (): string => 'gauri deshmukh', 'name', true],
      ['the whole name beside a date', (): string => 'Gauri Deshmukh 12 Dec', 'name', false],
      ['a part of the name', (): string => 'Deshmukh', 'name', false],
      ['how the name begins', (): string => 'Gau Desh', 'name', false],
      ['how the first name begins', (): string => 'gaur', 'name', false],
      ['the name and the amount', (): string => 'Gauri 7,845.12', 'name', false],
      ['how the name begins, and the amount', (): string => 'gau des ₹7845.12', 'name', false],
      ['the amount in rupees and paise', (): string => '7845 rupees and 12 paise', 'amount', false],
      ['the digits of its order', (): string => '1231212092131', 'order id', false],
      ['words of the description', (): string => 'monsoon cashback', 'description', false],
      ['words of both', (): string => 'gauri monsoon', 'name', false],
      ['the amount', (): string => '₹7,845.12', 'amount', false],
      ['the last four of the account', (): string => '0988', 'account', false],
    ] as const)('%s', async (what, q, matchedBy, opens) => {
      const before = asked();
      const found = await find({ q: q() });
      expect(found.items.map((row) => [row.id, row.matchedBy])).toEqual([[id, matchedBy]]);
      expect([found.total, found.totalIsExact, found.nextCursor]).toEqual([1, true, null]);
      expect(found.opens).toBe(opens ? id : null);
      // Of a mobile or an e-mail more may be known there, and the whole of a name.
      const mayHaveMore = (['mobile', 'e-mail'].includes(matchedBy) && opens) || what.includes('begins');
      expect(asked() - before).toBe(mayHaveMore ? 1 : 0);
    });

    test('where a name and an amount are not of one link, each is looked for alone', async () => {
      const found = await find({ q: 'gauri ₹1' });
      expect(found.items.map((row) => [row.id, row.matchedBy])).toEqual([[id, 'name']]);
      expect(found.readAs).toEqual({ kind: 'name', text: 'gauri', note: null });
    });

    test('all words have to be there', async () => {
      expect(idsOf(await find({ q: 'gauri diwali' }))).toEqual([]);
    });
  });

  test('what is not known here is asked of InstantPay, and known from then on', async () => {
    const id = makeLink({ recipient: { ...tara, name: 'Tara Sen', mobile: '9123000001' } });
    const before = asked();
    expect(idsOf(await find({ q: 'tara sen' }))).toEqual([id]);
    expect(asked()).toBe(before + 1);
    expect((await find({ q: 'tara sen' })).items[0]?.matchedBy).toBe('name');
    expect(asked()).toBe(before + 1);
  });

  test('an unknown link id is asked for once per search, and nothing is found where there is none', async () => {
    const before = asked();
    const found = await find({ q: '65704add83911e52b70ebc00' });
    expect([found.total, found.readAs.kind, found.opens, found.providerTrouble]).toEqual([
      ...[0, 'link id', null, null],
    ]);
    expect(asked()).toBe(before + 1);
  });

  test.each([
    ['432156785012', 'Looks like a UTR. InstantPay does not give UTRs with links. Find the link by'],
    ['84304 5', 'Linkdesk finds a mobile by all ten digits or by its last 3 to 9.'],
  ])(
    'where nothing is found by %s, it is told as what it looks like, and as nothing else',
    async (q, note) => {
      const { total, readAs } = await find({ q });
      expect(total).toBe(0);
      expect(readAs).toEqual({ kind: 'nothing', text: '', note: expect.stringContaining(note) });
      const { lines } = await find({ q: `${q}\n${q.slice(0, -1)}9` });
      expect(lines[0]).toEqual({ readAs, found: 0 });
    },
  );

  test.each([
    ['Rs 1000 to 2000', 'Amount filter'],
    ['$50', 'rupees'],
  ])('%s is answered by a sentence', async (q, said) => {
    const { total, readAs } = await find({ q });
    expect([total, readAs]).toEqual([
      ...[0, { kind: 'nothing', text: expect.stringContaining(said), note: null }],
    ]);
  });

  test('a row tells what is known, masked, and never the link’s own address', async () => {
    const id = await known({
      recipient: tara,
      description: 'Refund for Tara Menon, 9123456780',
      createdAt: Date.parse('2026-01-02T03:04:05Z'),
    });
    const [row] = (await find({ q: id })).items;
    expect(row).toMatchObject({
      ...{ id, status: 'ISSUED', providerStatus: 'ISSUED', cancelState: null },
      amount: { paise: 12_011, currency: 'INR' },
      recipient: { name: 'Tara Menon', mobile: '••••••6780', email: 't••••@example.in' },
      ...{ purpose: 'Refund', description: 'Refund for Tara Menon, ••••••6780' },
      ...{ createdAt: '2026-01-02T03:04:05Z', verifiesBeneficiary: true },
    });
    expect(row).not.toHaveProperty('url');
    const { body: page } = await operator.get<PayoutLink>(`/api/payout-links/${id}`);
    expect([row?.createdAt, row?.createdAtSource]).toEqual([page.createdAt, page.createdAtSource]);
    const [seenByAgent] = (await find({ q: id }, agent)).items;
    expect(seenByAgent).toMatchObject({
      recipient: { name: 'T••••• M••••', mobile: '••••••6780' },
      description: 'Refund for T••••• M••••, ••••••6780',
    });
  });

  test('what was typed is repeated only as far as the person may see it', async () => {
    const readAs = async (q: string, who: Browser) => (await find({ q }, who)).readAs.text.toLowerCase();
    expect(await readAs('9123456780', operator)).toBe('••••••6780');
    expect(await readAs('tara.menon@example.in', operator)).toBe('t••••@example.in');
    expect(await readAs('Tara Menon', operator)).toBe('tara menon');
    expect(await readAs('Tara Menon', agent)).toBe('t••••• m••••');
  });

  test('a filter says how many links it hides, and then none opens', async () => {
    const recipient = { ...tara, mobile: '9123456781' };
    const made = [];
    for (const status of ['ISSUED', 'CLAIMED', 'CANCELLED']) made.push(await known({ status, recipient }));
    const found = await find({ q: '9123456781', status: ['CLAIMED', 'CANCELLED'] });
    expect(idsOf(found).toSorted()).toEqual(made.slice(1).toSorted());
    expect([found.total, found.hiddenByFilters]).toEqual([2, 1]);
    const one = await find({ q: '9123456781', status: ['CLAIMED'] });
    expect([one.total, one.hiddenByFilters, one.opens]).toEqual([1, 2, null]);
    const none = await find({ q: '9123456781', status: ['EXPIRED'] });
    expect([none.total, none.hiddenByFilters, none.readAs.kind]).toEqual([0, 3, 'mobile']);
    const all = await find({ q: '9123456781' });
    expect([all.total, all.hiddenByFilters]).toEqual([3, null]);
    const byStatus = await find({ status: ['CANCELLED'] });
    expect([byStatus.readAs.kind, byStatus.items[0]?.matchedBy]).toEqual(['status', 'status']);
    expect((await find({ status: [] })).readAs.kind).toBe('everything');
  });

  test('what somebody just saw of a link stands in its row', async () => {
    const id = await known();
    server.sandbox.control.changeLink(id, { status: 'CLAIMED' });
    const { body: page } = await operator.get<PayoutLink>(`/api/payout-links/${id}?fresh=1`);
    const [row] = (await find({ linkIds: [id] })).items;
    expect([row?.status, row?.asOf]).toEqual(['CLAIMED', page.asOf]);
  });

  test('a page can ask for its own rows again, whatever they have become', async () => {
    const ids = [await known(), await known(), await known()];
    const found = await find({ linkIds: [...ids, '65704add83911e52b70ebc01'] });
    expect(idsOf(found).toSorted()).toEqual(ids.toSorted());
    expect([found.total, found.nextCursor]).toEqual([3, null]);
    expect((await find({ linkIds: [] })).items).toEqual([]);
    const both = await operator.post<Problem>(SEARCH, { linkIds: ids, q: 'Tara' });
    expect([both.status, both.body.code]).toEqual([400, 'invalid-input']);
  });

  test('a cancel that is under way stands in the row', async () => {
    const id = await known();
    const { body: page } = await agent.get<PayoutLink>(`/api/payout-links/${id}`);
    await agent.post(
      `/api/payout-links/${id}/cancellations`,
      { reason: 'Duplicate', seen: page.cancellation.seen },
      { 'Idempotency-Key': crypto.randomUUID() },
    );
    expect((await find({ q: id })).items[0]?.cancelState).toBe('awaiting-approval');
    const waiting = await find({ worklist: 'waiting-for-approval' });
    expect(idsOf(waiting)).toEqual([id]);
  });

  test.each([
    ['an unknown field', { q: 'Ravi', colour: 'red' }],
    ['an unknown status', { status: ['LOST'] }],
    ['a day that does not exist', { createdFrom: '2026-99-01T00:00:00Z' }],
    ['a limit of none', { limit: 0 }],
    ['a limit of too many', { limit: 201 }],
    ['a limit in words', { limit: '50' }],
    ['a cursor from elsewhere', { cursor: 'abc' }],
    ['a text too long', { q: 'a'.repeat(10_001) }],
    ['a list', []],
  ])('%s is refused before InstantPay is asked', async (_name, body) => {
    const before = asked();
    const { status, body: problem } = await operator.post<Problem>(SEARCH, body);
    expect([status, problem.code]).toEqual([400, 'invalid-input']);
    expect(asked()).toBe(before);
  });

  test('a cursor belongs to its search', async () => {
    const recipient = { ...tara, mobile: '9123456783' };
    for (let made = 0; made < 3; made += 1) makeLink({ recipient });
    const { nextCursor } = await find({ q: '9123456783', limit: 2 });
    expect((await find({ q: '9123456783', cursor: nextCursor })).items).toHaveLength(1);
    for (const other of [{ q: '9123456782' }, { q: '9123456783', sort: 'amount' }, {}]) {
      const { status, body } = await operator.post<Problem>(SEARCH, { ...other, cursor: nextCursor });
      expect([status, body.code]).toEqual([400, 'invalid-input']);
      expect(body.detail).toContain('Search again');
    }
  });

  test('asked for one link, an answer about another is no answer', async () => {
    const id = makeLink();
    server.sandbox.control.setFault({ fault: 'other-id', call: 'list', count: 1 });
    const found = await find({ q: id });
    expect([found.items, found.providerTrouble]).toEqual([
      [],
      expect.stringContaining('cannot be understood'),
    ]);
  });

  test('while InstantPay cannot be asked, what is known here is found all the same, and it is said', async () => {
    const recipient = { ...tara, name: 'Usha Varghese', mobile: '9123456784' };
    const id = await known({ recipient });
    server.sandbox.control.setFault({ fault: 'http-status', call: 'list', httpStatus: 500, body: 'html' });
    try {
      const unknown = await find({ q: 'Nobody Anywhere' });
      expect([unknown.total, unknown.providerTrouble]).toEqual([0, 'InstantPay is in trouble (HTTP 500).']);
      const byMobile = await find({ q: recipient.mobile });
      // There may be more of this mobile, so that it is not opened.
      expect([idsOf(byMobile), byMobile.opens, byMobile.providerTrouble]).toEqual([
        ...[[id], null, 'InstantPay is in trouble (HTTP 500).'],
      ]);
      const byName = await find({ q: 'usha varghese' });
      expect([idsOf(byName), byName.opens, byName.providerTrouble]).toEqual([[id], id, null]);
    } finally {
      await server.sandbox.control.clearFaults();
    }
  });

  test('nobody waits long for InstantPay, and what it says later is known then', async () => {
    const id = makeLink({ recipient: { ...tara, name: 'Wafa Slowly' } });
    server.sandbox.control.setFault({ fault: 'delay', call: 'list', delayMs: 2500, count: 1 });
    const found = await find({ q: 'Wafa Slowly' });
    expect([found.total, found.providerTrouble]).toEqual([
      ...[0, 'InstantPay has not answered yet. Search again in a moment.'],
    ]);
    await expect.poll(async () => idsOf(await find({ q: 'wafa' })), { timeout: 5000 }).toEqual([id]);
  });
});
