import { randomUUID } from 'node:crypto';
import type { Role } from '../contract/permissions.ts';
import { hashPassword } from '../src/sign-in/password-hash.ts';
import { runSql } from './run-sql.ts';
import type { TestServer } from './start-server.ts';

/** Somebody with an account of their own, and what they sign in with. */
export type TestPerson = { id: string; name: string; email: string; roles: Role[]; password: string };

/** The work that a stored password asks for is stored with it: here little, as tests sign in often. */
const LITTLE_WORK = { memory: 64, passes: 1, parallelism: 1 };

/** Writes a person who signs in with a password; `signInAs` then opens a browser of theirs. */
export async function createPerson(
  server: Pick<TestServer, 'database'>,
  given: Partial<Omit<TestPerson, 'id'>> = {},
  work = LITTLE_WORK,
): Promise<TestPerson> {
  const id = `p-${randomUUID()}`;
  const person = {
    ...{ id, name: 'Meera Joshi', email: `${id.slice(2, 10)}@desk.example`, roles: ['operator' as const] },
    ...{ password: 'seven quiet lanterns' },
    ...given,
  };
  const values = [id, person.name, person.email, JSON.stringify(person.roles), 'password'];
  const hash = await hashPassword(person.password, work);
  await runSql(
    server.database,
    `insert into person (id, name, email, roles, comes_from, password_hash, created_at)
     values (${[...values, hash].map(quoted).join(', ')}, ${Date.now()})`,
  );
  return person;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
