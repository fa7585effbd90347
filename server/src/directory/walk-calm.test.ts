import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { walkDesk } from '../../testing/walk-desk.ts';
import { freshSqlite } from '../../testing/fresh-sqlite.ts';
import type { WalkStep } from './walk-plan.ts';
import { beginPass, NOTHING_READ } from './walk-state.ts';
import { createWalkSteps } from './walk-steps.ts';

const LINKS = 30_000;
/** Rows that one statement may go through. */
const AT_ONCE = 2_000;
const AT = Date.UTC(2026, 10, 20);
const STATE = beginPass(beginPass(NOTHING_READ, 'all', AT), 'open', AT);

const ASKS: Extract<WalkStep, { do: 'count' | 'mark' }>[] = [
  { do: 'count', since: AT },
  { do: 'mark', since: AT },
];

test.for(ASKS)('to $do all links on a file lets others in after every few thousand', async (step) => {
  await using desk = await walkDesk({ name: 'SQLite', fresh: freshSqlite }, 0);
  await sql`
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${LINKS})
    insert into payout_link (environment, link_id, status, amount_paise, created_at, status_at, listed_at, changed_at)
    select 'sandbox', 'link-' || i, 'ISSUED', 100, i, ${AT}, ${AT}, ${AT} from n`.execute(
    desk.database.kysely,
  );
  const steps = createWalkSteps(desk.parts('203.0.113.1'), new AbortController().signal);
  let turns = 0;
  let next: NodeJS.Immediate;
  const takeTurn = () => {
    turns += 1;
    next = setImmediate(takeTurn);
  };
  next = setImmediate(takeTurn);
  const { state } = await steps.take(step, STATE);
  clearImmediate(next);
  expect(state).not.toBe(STATE);
  expect(turns).toBeGreaterThanOrEqual(LINKS / AT_ONCE);
});
