import type { Activity, PayoutLink } from '@linkdesk/server/contract/payout-links';
import { Fragment } from 'react';
import { istDay } from '../ui/ist.ts';
import { useNow } from '../ui/use-now.ts';
import { timelineGap } from './timeline-gap.ts';
import { timelineGhosts } from './timeline-ghosts.ts';
import { toldOnce } from './told-once.ts';
import { GhostRow, TimelineRow } from './timeline-row.tsx';

/** What happened, in what order, when; oldest first, with what is still awaited below. */
export function Timeline({ link }: { link: PayoutLink }) {
  const now = useNow(link.moving);
  const ghosts = timelineGhosts(link, now);
  const rows = toldOnce(link.activity);
  const accountRow = rows.findLast(({ account }) => account?.number);
  return (
    <section aria-labelledby="timeline" className="mt-3 border-t border-line pt-3">
      <h2 id="timeline" className="sr-only">
        Timeline
      </h2>
      {rows.length === 0 && <p className="text-quiet">InstantPay shows no activity for this link.</p>}
      <ol>
        {rows.map((row, index) => (
          <Fragment key={`${index} ${row.kind} ${row.at}`}>
            <DayHeading row={row} before={rows[index - 1]} />
            <TimelineRow
              row={row}
              revealable={row === accountRow}
              gap={index > 0 ? timelineGap(rows[index - 1]?.at ?? null, row.at) : null}
              last={index === rows.length - 1 && ghosts.length === 0}
            />
          </Fragment>
        ))}
        {ghosts.map((ghost, index) => (
          <GhostRow key={ghost.kind} ghost={ghost} last={index === ghosts.length - 1} />
        ))}
      </ol>
    </section>
  );
}

function DayHeading({ row, before }: { row: Activity; before: Activity | undefined }) {
  if (!row.at || (before?.at && istDay(before.at) === istDay(row.at))) return null;
  return (
    <li
      className={`pb-1 text-xs font-semibold text-quiet ${before ? 'ml-[11px] border-l-2 border-line pt-2 pl-[22px]' : ''}`}
    >
      {istDay(row.at)}
    </li>
  );
}
