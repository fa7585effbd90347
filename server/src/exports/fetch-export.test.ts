import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  describe('audit export', () => {
    let database: FreshDatabase;
    let server: TestServer;
    let auditor: Browser;
    let operator: Browser;
    beforeAll(async () => {
      database = await kind.fresh();
      server = await startServer({ database });
      auditor = await signIn(server, 'auditor');
      operator = await signIn(server, 'operator');
    });
    afterAll(async () => {
      await server.close();
      await database.drop();
    });

    const prepare = async (browser: Browser, filter: object = {}) => {
      const { status, body } = await browser.post<{ id: string }>('/api/audit-entries/exports', filter);
      expect(status).toBe(200);
      return body.id;
    };
    const download = async (browser: Browser, id: string, method = 'GET') => {
      const response = await fetch(new URL(`/api/exports/${id}.csv`, server.origin), {
        method,
        headers: { Cookie: browser.cookie },
      });
      return { status: response.status, headers: response.headers, text: await bytesAsText(response) };
    };
    const refused = async (browser: Browser) => {
      const wrong = await browser.post('/api/cancellations/0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f/approve');
      expect(wrong.status).toBeGreaterThanOrEqual(400);
    };

    test('an auditor gets what was asked for as a file that a spreadsheet opens safely', async () => {
      await refused(operator);
      const { status, headers, text } = await download(auditor, await prepare(auditor));
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="linkdesk-audit-entries-\d{4}-\d\d-\d\d-\d{6}-ist\.csv"$/,
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const [header, ...lines] = text.split('\r\n');
      expect(header).toBe(
        '\uFEFF"Number","Time (IST)","Time (ISO, UTC)","Person","Person id","Action","Subject","Subject id","Details","Hash"',
      );
      expect(lines.join('\n')).toContain('"sample-operator-1","cancel-approve-refused"');
      const [, ist, iso] = /^"\d+","([^"]+) IST","([^"]+)"/.exec(lines[0] ?? '') ?? [];
      expect(Date.parse(`${ist?.replace(' ', 'T')}+05:30`)).toBe(
        Math.floor(Date.parse(iso ?? '') / 1000) * 1000,
      );
    });

    test('the file is there once, for the person who asked, and not for HEAD', async () => {
      const id = await prepare(auditor);
      const other = await signIn(server, 'auditor', 2);
      expect((await download(other, id)).status).toBe(404);
      expect((await download(auditor, id, 'HEAD')).status).toBe(405);
      const both = await Promise.all([download(auditor, id), download(auditor, id)]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
      expect((await download(auditor, id)).status).toBe(404);
    });

    test('after ten minutes the file is gone, and the next export leaves no trace of its filter', async () => {
      const id = await prepare(auditor);
      await runSql(database, `update export set created_at = created_at - 600001 where id = '${id}'`);
      expect((await download(auditor, id)).status).toBe(404);
      await prepare(auditor);
      expect(await runSql(database, `select id from export where id = '${id}'`)).toEqual([]);
    });

    test('an operator gets only their own entries, even when asking for those of others', async () => {
      await refused(operator);
      await prepare(auditor);
      const { text } = await download(operator, await prepare(operator, { actor: 'sample-auditor-1' }));
      const people = text
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',')[4]);
      expect(new Set(people)).toEqual(new Set(['"sample-operator-1"']));
    });

    test('asking for a file and fetching it stand in the audit log, with the filter', async () => {
      const filter = { action: 'cancel-asked', from: '2026-01-01T00:00:00Z' };
      const id = await prepare(auditor, filter);
      await download(auditor, id);
      await download(auditor, id);
      const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${id}`);
      expect(body.items.map(({ action, detail }) => [action, detail])).toEqual([
        ['export-fetch-refused', { code: 'not-found' }],
        ['export-fetched', { kind: 'audit-entries' }],
        ['export-prepared', { kind: 'audit-entries', ...filter }],
      ]);
      expect(new Set(body.items.map(({ subject }) => subject.type))).toEqual(new Set(['export']));
    });

    test('what was typed of a recipient into the filter is masked in the audit log, and ids are not', async () => {
      const operation = crypto.randomUUID();
      const prepared = async (filter: object) => {
        const path = `/api/audit-entries?subject=${await prepare(auditor, filter)}`;
        return (await auditor.get<{ items: AuditEntry[] }>(path)).body.items[0]?.detail;
      };
      expect(await prepared({ subject: '+91 97531 86420', actor: 'ravi@example.in' })).toEqual({
        ...{ kind: 'audit-entries', subject: '••••••6420', actor: 'r••••@example.in' },
      });
      for (const subject of [operation, `p-${operation}`, '657a99b961f05879ae06cb56', 'sample-operator-1'])
        expect(await prepared({ subject })).toEqual({ kind: 'audit-entries', subject });
    });

    test('a log of many pages arrives whole, each entry once', async () => {
      const [{ last } = { last: 0 }] = await runSql(database, 'select max(seq) as last from audit_entry');
      const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1234) select i from n`;
      await runSql(
        database,
        `insert into audit_entry select ${Number(last)} + i, 1000 * i, 'many', '=M', 'a', 't', 's', '{}', 'p', 'h' from (${numbers}) as all_numbers order by i`,
      );
      const { text } = await download(auditor, await prepare(auditor, { actor: 'many' }));
      const rows = text.trimEnd().split('\r\n').slice(1);
      expect(rows.map((row) => Number(row.split('"')[1]))).toEqual(
        Array.from({ length: 1234 }, (_, index) => Number(last) + 1234 - index),
      );
      expect(rows[0]).toContain(`"'=M"`);
    });
  });
});

/** `text()` would swallow the byte order mark. */
async function bytesAsText(response: Response): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}
