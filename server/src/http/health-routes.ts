import type { Router } from 'express';
import { Failure } from '../failure.ts';

/** Alive means that the process answers; ready, that it could do its work. */
export function mountHealth(router: Router, isReady: () => Promise<void>): void {
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  /** Anybody may ask, so however many ask at once, the database is asked once. */
  let asked: Promise<void> | null = null;
  router.get('/readyz', async (_request, response) => {
    try {
      asked ??= isReady().finally(() => (asked = null));
      await asked;
    } catch (error) {
      throw new Failure('not-recorded', 'The database cannot be used.', {}, error);
    }
    response.json({ status: 'ready' });
  });
}
