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
      const { id, name } = actor;
      await appendAuditEntry(trx, {
        actor: { id, name },
        action: `${act}-refused`,
        subject: subjectOf(act, subjectId, id),
        detail: { code },
        at,
      });
    });
  } catch (error) {
    log.error({ err: error, act, code }, 'a refusal could not be entered');
  }
}

/** What an act was about, as far as it may be entered. */
function subjectOf(act: string, id: string, actorId: string): { type: string; id: string } {
  // One's own password, codes and browsers.
  if (OWN_ACT.test(act)) return { type: 'person', id: actorId };
  if (act === 'people-settings') return { type: act, id: 'people' };
  const type = subjectTypeOf(act);
  return { type, id: (type === 'person' ? A_PERSON_ID : AN_ID).test(id) ? id : '-' };
}

const OWN_ACT = /^(second-factor|session|sessions|password|fresh-sign-in)\b/;

/** A refused id can be anything that was typed, a mobile too: only what has a letter and no odd sign is entered. */
const AN_ID = /^(?=.*[A-Za-z])[A-Za-z0-9_-]{6,64}$/;

const A_PERSON_ID = /^(p-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|sample-[a-z]+-\d{1,2})$/;

/** What the id in an act's address stands for. */
function subjectTypeOf(act: string): string {
  if (act.startsWith('cancel-')) return 'cancellation';
  if (act.startsWith('person-')) return 'person';
  if (act.startsWith('view-')) return 'saved-view';
  if (act === 'audit-export') return 'audit-log';
  return act.startsWith('export-') ? 'export' : 'payout-link';
}
