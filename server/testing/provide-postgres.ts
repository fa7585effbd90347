import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** One PostgreSQL for a whole run of the server's tests: the given one, or one of our own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  const started = given ? null : await startPostgres();
  project.provide('postgresUrl', given || (started?.url ?? null));
  return async () => started?.stop();
}
