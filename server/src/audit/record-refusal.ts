import type { ProblemCode } from '../../contract/problem.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../database/open-database.ts';
import type { Log } from '../log.ts';
import { appendAuditEntry } from './append-audit-entry.ts';

/** Enters an act that was refused or failed. Nothing was done, so a log that cannot be written stops nothing here. */
export async function recordRefusal(
  { database, log }: { database: Database; log: Log },
  actor: Actor,
  act: string,
  subjectId: string,
  code: ProblemCode,
): Promise<void> {
  try {
    await database.transaction(async (trx) => {
      const at = await database.readNow(trx);
      const subject = { type: subjectTypeOf(act), id: subjectId };
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

/** What the id in an act's address stands for. */
function subjectTypeOf(act: string): string {
  if (act.startsWith('cancel-')) return 'cancellation';
  if (act === 'audit-export') return 'audit-log';
  return act === 'export-fetch' ? 'export' : 'payout-link';
}
