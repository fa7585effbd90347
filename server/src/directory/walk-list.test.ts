import { expect, test, vi } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { idsOf, listCalls, walkDesk, WITHIN } from '../../testing/walk-desk.ts';
import { Failure } from '../failure.ts';
import type { WalkParts } from './walk-list.ts';

const ADDRESS = '203.0.113.1';
const EVERY_MS = 200;
const quick = (): Partial<WalkParts> => ({ everyMs: EVERY_MS });

forEachDatabase((kind) => {
  test('the whole list is read once, and what is said of it meanwhile and afterwards is true', async () => {
    await using desk = await walkDesk(kind, 1_000, { listing: { mostPerPage: 100 } });
    expect(await desk.see()).toMatchObject({
      state: 'filling',
      links: 0,
      read: 0,
      newReadAt: null,
      unread: 0,
    });
    const seen: number[] = [];
    const beganAt = Date.now();
    desk.start(ADDRESS);
    await vi.waitUntil(async () => {
      const { state, read } = await desk.see();
      if (read !== null) seen.push(read);
      return state === 'complete';
    }, WITHIN);
    const ids = idsOf(desk.sandbox);
    expect(await desk.knownIds()).toEqual(ids);
    const said = await desk.see();
    expect(said).toMatchObject({ links: ids.length, atProvider: ids.length, read: null, trouble: null });
    for (const at of [said.newReadAt, said.allReadAt, said.openReadAt]) {
      expect(Date.parse(at ?? '')).toBeGreaterThanOrEqual(beganAt);
      expect(Date.parse(at ?? '')).toBeLessThanOrEqual(Date.now());
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // The first was refused for its size; behind the last the newest were read once more.
    const pages = desk.pages(ADDRESS);
    expect(pages.slice(0, 3)).toEqual(['1/200', '1/100', '2/100']);
    expect(pages.length).toBeLessThanOrEqual(1 + Math.ceil(ids.length / 100) + 2);
  });

  test('at a rate too low for how often the newest links should be read, the whole list is read all the same', async () => {
    await using desk = await walkDesk(kind, 300, { listing: { mostPerPage: 10 } });
    desk.start(ADDRESS, () => ({ everyMs: 1, ratePerS: 100 }));
    await desk.isIn('complete');
    expect(await desk.knownIds()).toEqual(idsOf(desk.sandbox));
  });

  test('a link that was just made is found within twice the time between two readings', async () => {
    await using desk = await walkDesk(kind, 100);
    desk.start(ADDRESS, quick);
    await desk.isIn('complete');
    desk.sandbox.control.changeClock({ run: true });
    const { id } = desk.sandbox.control.makeLink();
    const madeAt = Date.now();
    await vi.waitUntil(async () => (await desk.store.recordsOf([id])).has(id), WITHIN);
    const record = (await desk.store.recordsOf([id])).get(id);
    // When it was asked for, which no busy machine delays.
    expect((record?.listedAt ?? Infinity) - madeAt).toBeLessThan(2 * EVERY_MS + 300);
    await vi.waitUntil(async () => Date.parse((await desk.see()).newReadAt ?? '') > madeAt, WITHIN);
  });

  test('a link that was claimed is known to be, with its day, its account and its order, once those that are open were read', async () => {
    await using desk = await walkDesk(kind, 100);
    const { control } = desk.sandbox;
    const { id } = control.makeLink({ status: 'ISSUED', paymentModes: ['ACCOUNT'] });
    desk.start(ADDRESS, quick);
    await desk.isIn('complete');
    const recordOf = async () => (await desk.store.recordsOf([id])).get(id);
    expect(await recordOf()).toMatchObject({ status: 'ISSUED' });
    control.changeLink(id, { status: 'CLAIMED' });
    const changedAt = Date.now();
    await vi.waitUntil(async () => (await recordOf())?.status === 'CLAIMED', WITHIN);
    await vi.waitUntil(async () => Date.parse((await desk.see()).openReadAt ?? '') > changedAt, WITHIN);
    const claimed = control.link(id).activity.find(({ orderId, status }) => orderId && /claim/i.test(status));
    expect(await recordOf()).toMatchObject({
      ...{ status: 'CLAIMED', look: null, sinceAt: Math.floor(Number(claimed?.activityAt) / 1000) * 1000 },
      tracked: {
        accounts: [{ number: claimed?.accountNumber, ifsc: claimed?.accountIfsc }],
        orderIds: expect.arrayContaining([claimed?.orderId]) as string[],
      },
    });
    const hashes = desk.store.hash.everyOf('account-last-4', claimed?.accountNumber?.slice(-4) ?? '');
    const row = await desk.database.kysely
      .selectFrom('payout_link')
      .innerJoin('search_key', 'search_key.no', 'payout_link.no')
      .select('payout_link.link_id')
      .where('search_key.key', 'in', hashes)
      .where('link_id', '=', id)
      .executeTakeFirst();
    expect(row).toEqual({ link_id: id });
  });

  test('every link of which Track has something to tell is asked for once, one that it does not know as well', async () => {
    await using desk = await walkDesk(kind, 60);
    const { id: unknown } = desk.sandbox.control.makeLink({ status: 'CLAIMED' });
    desk.sandbox.control.setFault({
      ...{ fault: 'answer', call: 'track', linkId: unknown },
      ...{ statuscode: 'ANF', status: 'Not found', data: null },
    });
    desk.start(ADDRESS, quick);
    await desk.isIn('complete');
    await vi.waitUntil(async () => (await desk.see()).unread === 0, WITHIN);
    const tracked = desk.sandbox.control.ledger({ call: 'track' }).map(({ linkId }) => linkId);
    expect(tracked).toContain(unknown);
    expect(tracked.length).toBe(new Set(tracked).size);
    expect((await desk.see()).trouble).toBeNull();
  });

  test('whoever is stopped while those that are open are read goes on, and nothing stays as it was', async () => {
    await using desk = await walkDesk(kind, 300, { listing: { mostPerPage: 10 }, leaseMs: 300 });
    const first = desk.start(ADDRESS, quick);
    await desk.isIn('complete');
    const openPages = () => listCalls(desk.sandbox).filter(({ body }) => body.includes('ISSUED')).length;
    const begun = openPages();
    await vi.waitUntil(() => openPages() > begun + 1, WITHIN);
    await first.stop();
    const { control } = desk.sandbox;
    const open = idsOf(desk.sandbox).filter((id) => control.link(id).status === 'ISSUED');
    for (const id of open.slice(0, 20)) control.changeLink(id, { status: 'CLAIMED' });
    desk.start(ADDRESS, quick);
    const outdated = async () => {
      const records = await desk.store.recordsOf(open);
      return open.filter((id) => records.get(id)?.status !== control.link(id).status);
    };
    expect(await outdated()).toHaveLength(20);
    await vi.waitUntil(async () => (await outdated()).length === 0, WITHIN);
  });

  test('one record that cannot be read hides no other', async () => {
    await using desk = await walkDesk(kind, 130);
    const odd = idsOf(desk.sandbox)[60] ?? '';
    desk.start(ADDRESS, ({ instantpay }) => ({
      everyMs: EVERY_MS,
      instantpay: {
        ...instantpay,
        async list(...asked) {
          const page = await instantpay.list(...asked);
          if (page.items.some(({ linkId }) => linkId === odd))
            throw new Failure('provider-unclear', 'amount');
          return page;
        },
      },
    }));
    await desk.isIn('incomplete');
    expect(await desk.knownIds()).toEqual(idsOf(desk.sandbox).filter((id) => id !== odd));
  });
});
