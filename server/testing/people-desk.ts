import type { AuditEntry } from '../contract/audit.ts';
import type { Person } from '../contract/people.ts';
import type { Problem } from '../contract/problem.ts';
import type { Role } from '../contract/permissions.ts';
import { createPerson, type TestPerson } from './create-person.ts';
import { runSql } from './run-sql.ts';
import { sessionOf } from './session-of.ts';
import type { Browser, Reply } from './sign-in.ts';
import type { TestServer } from './start-server.ts';

/** Somebody with an account and a browser in which they are signed in. */
export type Seated = TestPerson & { browser: Browser };

/** People of one server, and what administrators do to them. */
export function peopleDesk(server: TestServer) {
  return {
    /** From here on nobody of before can come in; rows stay. */
    async empty(): Promise<void> {
      await runSql(
        server.database,
        'delete from person_session',
        'delete from invitation',
        "update person set disabled_at = 1, email = null where comes_from <> 'sample'",
      );
    },
    async seat(name: string, ...roles: Role[]): Promise<Seated> {
      const person = await createPerson(server, { name, roles });
      return { ...person, browser: await sessionOf(server, person.id) };
    },
    act<Body = Person>(by: Seated, whom: { id: string }, act: string, body: object = {}) {
      return by.browser.post<Body & Partial<Problem>>(`/api/people/${whom.id}/${act}`, body);
    },
    async see(by: Seated, whom: { id: string }): Promise<Person> {
      const { body } = await by.browser.get<{ items: Person[] }>('/api/people');
      const found = body.items.find(({ id }) => id === whom.id);
      if (found === undefined) throw new Error(`${whom.id} is not listed`);
      return found;
    },
    /** What the audit log says was done to somebody, oldest first. */
    async entered(
      by: Seated,
      whom: { id: string },
    ): Promise<Pick<AuditEntry, 'action' | 'detail' | 'actor'>[]> {
      const { body } = await by.browser.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${whom.id}`);
      return body.items
        .toReversed()
        .map(({ action, detail, actor, subject }) => ({ action, detail, actor, subject }));
    },
    async isIn({ browser }: Seated): Promise<boolean> {
      return (await browser.get('/api/session')).status === 200;
    },
  };
}

/** The status and sentence of a refusal. */
export function refusal({ status, body }: Reply<Partial<Problem>>): [number, string | undefined, string] {
  return [status, body.code, body.detail ?? ''];
}
