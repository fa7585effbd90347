import type { ProblemCode } from '../../contract/problem.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../database/open-database.ts';
import type { Log } from '../log.ts';
import { appendAuditEntry } from './append-audit-entry.ts';

/** Enters an act that was refused or failed. Nothing was done, so a log that cannot be written stops nothing here. */
export async function recordRefusal(
  { database, log }: { database: Database; log: Log },
  actor: Pick<Actor, 'id' | 'name'>,
  act: string,
  subjectId: string,
  code: ProblemCode,
): Promise<void> {
  try {
    await database.transaction(async (trx) => {
      const at = await database.readNow(trx);
      const subject = { type: subjectTypeOf(act), id: AN_ID.test(subjectId) ? subjectId : '-' };
      const { id, name } = actor;
      await appendAuditEntry(trx, {
        actor: { id, name },
        action: `${act}-refused`,
        subject,
        detail: { code },
        at,
      });
    });
  } catch (error) {
    log.error({ err: error, act, code }, 'a refusal could not be entered');
  }
}

/** A refused id can be anything that was typed, a mobile too: only what has a letter and no odd sign is entered. */
const AN_ID = /^(?=.*[A-Za-z])[A-Za-z0-9_-]{6,64}$/;

/** What the id in an act's address stands for. */
function subjectTypeOf(act: string): string {
  if (act.startsWith('cancel-')) return 'cancellation';
  if (act === 'audit-export') return 'audit-log';
  return act === 'export-fetch' ? 'export' : 'payout-link';
}
