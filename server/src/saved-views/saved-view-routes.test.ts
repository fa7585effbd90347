import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import { MOST_SAVED_VIEWS, type SavedView } from '../../contract/saved-views.ts';
import type { Problem } from '../../contract/problem.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { NAUGHTY_STRINGS } from '../../testing/naughty-strings.ts';
import { runSql } from '../../testing/run-sql.ts';
import { sessionOf } from '../../testing/session-of.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const FILTER = {
  q: '+91 98765 43210 Ravi',
  status: ['ISSUED', 'EXPIRED'],
  purpose: 'Refund to Ravi Kumar',
  amountMin: 100,
  worklist: 'expires-today',
  sort: '-amount',
};

forEachDatabase((kind) => {
  describe('saved views', () => {
    let database: FreshDatabase;
    let server: TestServer;
    beforeAll(async () => {
      database = await kind.fresh();
      server = await startServer({ database, env: { REQUESTS_PER_MINUTE: '100000' } });
    });
    afterAll(async () => {
      await server.close();
      await database.drop();
    });

    let person = 0;
    /** Somebody who has saved nothing yet. */
    const somebody = () => signIn(server, 'agent', (person += 1));
    const save = (who: Browser, name: string, filter: object = {}) =>
      who.post<SavedView>('/api/saved-views', { name, filter });
    const viewsOf = async (who: Browser) =>
      (await who.get<{ items: SavedView[] }>('/api/saved-views')).body.items;
    const namesOf = async (who: Browser) => (await viewsOf(who)).map(({ name }) => name);
    const remove = (who: Browser, id: string) => who.post<Problem>(`/api/saved-views/${id}/remove`);
    const entriesOn = async (id: string) => {
      const auditor = await signIn(server, 'auditor');
      const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${id}`);
      return body.items;
    };

    test('an operator saves filters under a name and finds them again, by name', async () => {
      const who = await somebody();
      const { status, body } = await save(who, '  Zara 10 ', FILTER);
      expect([status, body]).toEqual([
        200,
        {
          ...{ id: expect.any(String), name: 'Zara 10', filter: FILTER },
          createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ]);
      await save(who, 'Zara 9');
      await save(who, 'arrears');
      await save(who, 'École');
      expect(await namesOf(who)).toEqual(['arrears', 'École', 'Zara 9', 'Zara 10']);
      expect((await viewsOf(who))[3]).toEqual(body);
    });

    test('saving under the same name, however it is typed, replaces the view and no other', async () => {
      const who = await somebody();
      const first = await save(who, 'Straße', { q: 'one' });
      await save(who, 'Other', { q: 'two' });
      const second = await save(who, ' STRASSE ', { q: 'three' });
      expect(second.body.id).toBe(first.body.id);
      expect((await viewsOf(who)).map(({ name, filter }) => [name, filter])).toEqual([
        ['Other', { q: 'two' }],
        ['STRASSE', { q: 'three' }],
      ]);
    });

    test('somebody who saves the same name twice in one moment has it once', async () => {
      const who = await somebody();
      await Promise.all(Array.from({ length: 8 }, (_, n) => save(who, 'Mine', { amountMin: n })));
      expect(await namesOf(who)).toEqual(['Mine']);
    });

    test('nobody sees, replaces or removes what somebody else has saved', async () => {
      const [who, other] = [await somebody(), await somebody()];
      const { body } = await save(who, 'Mine', FILTER);
      expect(await viewsOf(other)).toEqual([]);
      await save(other, 'Mine', {});
      const tried = await remove(other, body.id);
      expect([tried.status, tried.body.code]).toEqual([404, 'not-found']);
      expect(await viewsOf(who)).toEqual([body]);
      expect((await entriesOn(body.id)).map(({ action }) => action)).toEqual([
        'view-remove-refused',
        'view-saved',
      ]);
    });

    test('a removed view is gone, and removing it again says so', async () => {
      const who = await somebody();
      const { body } = await save(who, 'Mine', FILTER);
      expect((await remove(who, body.id)).status).toBe(200);
      expect(await viewsOf(who)).toEqual([]);
      expect((await remove(who, body.id)).status).toBe(404);
      expect((await remove(who, randomUUID())).status).toBe(404);
      expect(await runSql(database, `select id from saved_view where id = '${body.id}'`)).toEqual([]);
    });

    test('nobody has more than fifty, and one of them can still be replaced', async () => {
      const who = await somebody();
      await Promise.all(Array.from({ length: MOST_SAVED_VIEWS + 3 }, (_, n) => save(who, `View ${n}`)));
      const names = await namesOf(who);
      expect(names).toHaveLength(MOST_SAVED_VIEWS);
      const refused = await who.post<Problem>('/api/saved-views', { name: 'One more', filter: {} });
      expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input']);
      expect(refused.body.detail).toBe(
        'You have 50 saved views. Remove one, or save under a name that you have already.',
      );
      expect((await save(who, names[7] ?? '', { q: 'x' })).status).toBe(200);
      expect(await namesOf(who)).toEqual(names);
    });

    test('each act is entered once, without what was looked for and without a name that may be somebody’s', async () => {
      const who = await somebody();
      const { body } = await save(who, 'Ravi Kumar 9876543210', FILTER);
      await save(who, 'ravi kumar 9876543210', { q: 'ravi@example.in' });
      await remove(who, body.id);
      expect(
        (await entriesOn(body.id)).map(({ action, subject, detail }) => [action, subject, detail]),
      ).toEqual([
        ['view-removed', { type: 'saved-view', id: body.id }, {}],
        [
          'view-saved',
          { type: 'saved-view', id: body.id },
          { name: 'r••••• k••••• ••••••3210', replaced: true },
        ],
        [
          'view-saved',
          { type: 'saved-view', id: body.id },
          {
            ...{ name: 'R••••• K••••• ••••••3210', replaced: false, status: 'ISSUED EXPIRED' },
            ...{ purpose: 'Refund to R••••• K•••••', amountMin: 100 },
            ...{ worklist: 'expires-today', sort: '-amount' },
          },
        ],
      ]);
    });

    test('what stands in the database shows nothing of a view', async () => {
      const who = await somebody();
      await save(who, 'Zubinqa', { q: 'canaryvala 9753186420', purpose: 'Zubinqas' });
      const rows = JSON.stringify(await runSql(database, 'select * from saved_view'));
      expect(rows).toMatch(/s1\.[\da-f]{8}\./);
      for (const piece of ['Zubinqa', 'canaryvala', '9753186420']) {
        expect(rows).not.toContain(piece);
        expect(rows).not.toContain(Buffer.from(piece).toString('base64url').slice(0, -2));
      }
    });

    test('a view that no key opens, or that was put in another’s place, is not listed and breaks nothing', async () => {
      const [who, other] = [await somebody(), await somebody()];
      const ids = [];
      for (const name of ['A', 'B', 'C', 'D']) ids.push((await save(who, name)).body.id);
      const theirs = (await save(other, 'Theirs', FILTER)).body.id;
      await runSql(
        database,
        `update saved_view set sealed = replace(sealed, 's1.', 's1.0') where id = '${ids[0]}'`,
        `update saved_view set sealed = 'nothing' where id = '${ids[1]}'`,
        `update saved_view set sealed = (select sealed from saved_view where id = '${theirs}') where id = '${ids[2]}'`,
      );
      expect(await namesOf(who)).toEqual(['D']);
      expect((await save(who, 'A', { q: 'again' })).status).toBe(200);
      expect(await namesOf(who)).toEqual(['A', 'D']);
    });

    test('whoever is shut out has nothing to read any more', async () => {
      const { id } = await createPerson(server, { roles: ['operator'] });
      const who = await sessionOf(server, id);
      await save(who, 'Mine', FILTER);
      expect(await namesOf(who)).toEqual(['Mine']);
      await runSql(database, `update person set disabled_at = 1 where id = '${id}'`);
      expect((await who.get('/api/saved-views')).status).toBe(401);
      expect((await save(who, 'Other')).status).toBe(401);
    });

    test.each([
      ['no name', { name: '', filter: {} }],
      ['white space', { name: ' \n ', filter: {} }],
      ['a name without end', { name: 'x'.repeat(61), filter: {} }],
      ['no filter', { name: 'Mine' }],
      ['a filter nobody knows', { name: 'Mine', filter: { colour: 'red' } }],
      ['a cursor', { name: 'Mine', filter: { cursor: 'abc' } }],
      ['a status nobody knows', { name: 'Mine', filter: { status: ['GONE'] } }],
    ])('%s is refused, and nothing is saved', async (_what, body) => {
      const who = await signIn(server, 'operator', 3);
      expect((await who.post<Problem>('/api/saved-views', body)).body.code).toBe('invalid-input');
      expect(await viewsOf(who)).toEqual([]);
    });

    test('naughty strings come back as they were typed', async () => {
      const who = await signIn(server, 'operator', 4);
      for (const text of NAUGHTY_STRINGS.slice(0, 120)) {
        const name = text.trim().slice(0, 60);
        const { status, body } = await save(who, name, { q: text });
        if (name.trim() === '') expect(status).toBe(400);
        else {
          expect([status, (await viewsOf(who)).find(({ id }) => id === body.id)]).toEqual([200, body]);
          await remove(who, body.id);
        }
      }
    });
  });
});
