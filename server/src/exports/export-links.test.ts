import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { LinkFilter, PayoutLinkRow, searchPayoutLinks } from '../../contract/finding.ts';
import type { Problem } from '../../contract/problem.ts';
import { RECIPIENT } from '../../testing/canary.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { fetchCsv, linesIn } from '../../testing/fetch-csv.ts';
import { filledDatabase } from '../../testing/filled-database.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { manyLink } from '../../testing/many-links.ts';
import { NAUGHTY_STRINGS } from '../../testing/naughty-strings.ts';
import { runSql } from '../../testing/run-sql.ts';
import { sessionOf } from '../../testing/session-of.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import type { DirectoryRecord } from '../directory/directory-record.ts';

type Found = OutputOf<typeof searchPayoutLinks>;

const NOW = Math.floor(Date.now() / 1000) * 1000;
const LINKS = 350;

/** A link of many whose every text is this. */
function oddLink(index: number, text: string): DirectoryRecord {
  const link = manyLink(index, NOW);
  if (link.listed === null) return link;
  const listed = { ...link.listed, name: text, purpose: text, description: text, referenceNo: text };
  return { ...link, listed };
}

const FORMULAS = ['=HYPERLINK("https://evil.example")', '+91', '-1+1', '@SUM(A1)', '\t=1', ' =1', '\n=1'];
const STORABLE = NAUGHTY_STRINGS.filter((text) => !text.includes('\0') && text.isWellFormed());
const ODD = [...FORMULAS, ...STORABLE.filter((_, index) => index % 3 === 0)];

function* records() {
  for (let index = 0; index < LINKS; index += 1) yield manyLink(index, NOW);
  for (const [index, text] of ODD.entries()) yield oddLink(LINKS + index, text);
  const canary = manyLink(LINKS + ODD.length, NOW);
  if (canary.listed !== null) yield { ...canary, listed: { ...canary.listed, ...RECIPIENT } };
}

forEachDatabase((kind) => {
  describe('a CSV file of links', () => {
    let database: FreshDatabase;
    let server: TestServer;
    let operator: Browser;
    let auditor: Browser;
    beforeAll(async () => {
      database = await filledDatabase(kind, records());
      server = await startServer({ database, env: { REQUESTS_PER_MINUTE: '100000' } });
      [operator, auditor] = await Promise.all([signIn(server, 'operator'), signIn(server, 'auditor')]);
    });
    afterAll(async () => {
      await server.close();
      await database.drop();
    });

    const prepare = async (who: Browser, filter: LinkFilter = {}) => {
      const { status, body } = await who.post<{ id: string }>('/api/payout-links/exports', filter);
      expect(status).toBe(200);
      return body.id;
    };
    const file = async (who: Browser, filter: LinkFilter = {}) => {
      const { status, text } = await fetchCsv(who, server, await prepare(who, filter));
      expect(status).toBe(200);
      return linesIn(text);
    };
    const paged = async (who: Browser, filter: LinkFilter, limit: number) => {
      const rows: PayoutLinkRow[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const search: object = { ...filter, limit, ...(cursor === '' ? {} : { cursor }) };
        const page: Found = (await who.post<Found>('/api/payout-links/search', search)).body;
        rows.push(...page.items);
        cursor = page.nextCursor;
      }
      return rows;
    };

    test('has exactly the links that paging through the list shows, in their order, whatever is filtered', async () => {
      const day = (n: number) => new Date(NOW - n * 86_400_000).toISOString();
      const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
      const filters = fc.record({
        q: maybe(fc.constantFrom('refund', 'ravi', 'Diwali refund', 'x', manyLink(3, NOW).linkId, '1007')),
        status: maybe(fc.subarray(['ISSUED', 'CLAIMED', 'EXPIRED', 'CANCELLED'] as const)),
        purpose: maybe(fc.constantFrom('Refund', 'Salary', 'Nothing')),
        createdFrom: maybe(fc.integer({ min: 100, max: 700 }).map(day)),
        expiresTo: maybe(fc.integer({ min: -20, max: 300 }).map(day)),
        amountMin: maybe(fc.integer({ min: 0, max: 1_000_000 })),
        worklist: maybe(fc.constantFrom('expires-within-7-days' as const, 'claimed-today' as const)),
        sort: maybe(fc.constantFrom('-created', 'created', 'expires', '-expires', 'amount', '-amount')),
      });
      const rows: number[] = [];
      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 40, max: 200 }), async (asked, limit) => {
          const filter = Object.fromEntries(
            Object.entries(asked).filter(([, value]) => value !== undefined),
          ) as LinkFilter;
          const shown = await paged(operator, filter, limit);
          const [, ...lines] = await file(operator, filter);
          expect(lines.map(([id]) => id)).toEqual(shown.map(({ id }) => id));
          rows.push(shown.length);
        }),
        { numRuns: 12 },
      );
      expect(Math.max(...rows)).toBeGreaterThan(200);
    });

    test('says of each link what the list says, in every text there is, and lets nothing run as a formula', async () => {
      const shown = await paged(operator, {}, 200);
      const [columns = [], ...lines] = await file(operator);
      expect(shown.length).toBe(LINKS + ODD.length + 1);
      const told = lines.map((line) =>
        Object.fromEntries(columns.map((name, at) => [name, plain(line[at])])),
      );
      expect(told).toEqual(
        shown.map((row, at) => ({
          ...told[at],
          ...{ 'Link id': row.id, Status: row.status, 'Found by': row.matchedBy },
          'Amount (INR)': (row.amount.paise / 100).toFixed(2),
          Recipient: plain(row.recipient?.name),
          Mobile: plain(row.recipient?.mobile),
          'E-mail': plain(row.recipient?.email),
          ...{ Purpose: plain(row.purpose), Description: plain(row.description) },
          ...{ Reference: plain(row.referenceNo), 'Order id': plain(row.orderId) },
          ...{ 'Created (ISO, UTC)': row.createdAt, 'Expires (ISO, UTC)': row.expiresAt ?? '' },
        })),
      );
      for (const text of lines.flat()) expect(text).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
      for (const { 'Created (IST)': ist = '', 'Created (ISO, UTC)': iso = '' } of told)
        expect(Date.parse(`${ist.replace(' ', 'T').replace(' IST', '')}+05:30`)).toBe(Date.parse(iso));
    });

    test('shows the names to an operator and not to an auditor, and to nobody a mobile, an e-mail or an address', async () => {
      const [forOperator, forAuditor] = [await file(operator), await file(auditor)].map((rows) =>
        JSON.stringify(rows),
      );
      expect(forOperator).toContain(RECIPIENT.name);
      for (const piece of ['Zubinqa', 'Canaryvala']) expect(forAuditor).not.toContain(piece);
      for (const text of [forOperator, forAuditor]) {
        expect(text).not.toContain(RECIPIENT.mobile);
        expect(text).not.toContain(RECIPIENT.email);
        expect(text).not.toContain('instant.pe');
        expect(text).toContain('••••••6420');
      }
    });

    test('is masked for what the person may see when they fetch it', async () => {
      const { id } = await createPerson(server, { roles: ['operator'] });
      const who = await sessionOf(server, id);
      const prepared = await prepare(who, { q: RECIPIENT.mobile });
      await runSql(database, `update person set roles = '["auditor"]' where id = '${id}'`);
      const { status, text } = await fetchCsv(who, server, prepared);
      expect(status).toBe(200);
      expect(linesIn(text)[1]?.slice(3, 5)).toEqual(['Z••••• C••••', '••••••6420']);
    });

    test('is refused to whoever lost the right to export meanwhile, and nothing is fetched', async () => {
      const { id } = await createPerson(server, { roles: ['operator'] });
      const who = await sessionOf(server, id);
      const prepared = await prepare(who);
      await runSql(database, `update person set roles = '["agent"]' where id = '${id}'`);
      expect((await fetchCsv(who, server, prepared)).status).toBe(403);
      const rows = await runSql(database, `select downloaded_at from export where id = '${prepared}'`);
      expect(rows).toEqual([{ downloaded_at: null }]);
    });

    test('is there once, within ten minutes, for the person who asked', async () => {
      const id = await prepare(operator);
      expect((await fetchCsv(auditor, server, id)).status).toBe(404);
      const both = await Promise.all([fetchCsv(operator, server, id), fetchCsv(operator, server, id)]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
      const late = await prepare(operator);
      await runSql(database, `update export set created_at = created_at - 600001 where id = '${late}'`);
      expect((await fetchCsv(operator, server, late)).status).toBe(404);
    });

    test('has a name of ours with the time in IST', async () => {
      const { headers } = await fetchCsv(operator, server, await prepare(operator));
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="linkdesk-payout-links-\d{4}-\d\d-\d\d-\d{6}-ist\.csv"$/,
      );
    });

    test('stands in the audit log with what was filtered, and with how the words were read in their place', async () => {
      const filter = {
        status: ['ISSUED', 'EXPIRED'],
        sort: 'amount',
        amountMin: 5,
        purpose: 'For Zubinqa',
      } as const;
      const id = await prepare(operator, { q: RECIPIENT.name, ...filter, status: [...filter.status] });
      await fetchCsv(operator, server, id);
      const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${id}`);
      expect(body.items.map(({ action, detail }) => [action, detail])).toEqual([
        ['export-fetched', { kind: 'payout-links' }],
        [
          'export-prepared',
          {
            ...{ kind: 'payout-links', amountMin: 5, sort: 'amount', status: 'ISSUED EXPIRED' },
            ...{ purpose: 'For Z•••••', q: expect.stringMatching(/^name z••••• c••••$/i) },
          },
        ],
      ]);
    });

    test.each([RECIPIENT.mobile, RECIPIENT.email, RECIPIENT.name])(
      'leaves no trace of %s in the database or the log',
      async (q) => {
        const id = await prepare(operator, { q });
        const found = await fetchCsv(operator, server, id);
        expect(linesIn(found.text)).toHaveLength(2);
        const rows = JSON.stringify([
          await runSql(database, 'select * from export'),
          await runSql(database, 'select * from audit_entry'),
          server.logged(),
        ]).toLowerCase();
        expect(rows).toMatch(/"filter":"s1\./);
        for (const piece of q
          .toLowerCase()
          .split(/\s|@.*/)
          .filter(Boolean))
          expect(rows).not.toContain(piece);
      },
    );

    test('is gone when its key is', async () => {
      const id = await prepare(operator);
      await runSql(database, `update export set filter = replace(filter, 's1.', 's1.f') where id = '${id}'`);
      const { status, text } = await fetchCsv(operator, server, id);
      expect([status, (JSON.parse(text) as Problem).code]).toEqual([404, 'not-found']);
    });

    test.each([
      ['a field nobody knows', { colour: 'red' }],
      ['a cursor', { cursor: 'x' }],
      ['an amount below nothing', { amountMin: -1 }],
    ])('is not prepared for %s', async (_what, filter) => {
      const { status } = await operator.post('/api/payout-links/exports', filter);
      expect(status).toBe(400);
    });
  });
});

/** An empty field and one that is not known look alike in a file, and a formula has its apostrophe. */
function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/^'(?=\s*[=+\-@＝＋－＠\t\r\n])/, '');
}
