import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { MatchedBy, PayoutLinkRow } from '../../contract/finding.ts';
import type { Actor } from '../actor.ts';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import type { FindingParts } from './finding-parts.ts';
import { listedOf, rowFor } from './row-for.ts';
import type { Placed } from './sort-order.ts';

/**
 * The rows of some links in their order, masked. `why` tells by what each was found, or null where it is not meant
 * after all. Masking long texts takes a while: others come in between.
 */
export async function rowsOf(
  parts: FindingParts,
  actor: Actor,
  links: readonly Placed[],
  why: (record: DirectoryRecord, no: number) => MatchedBy | null,
): Promise<PayoutLinkRow[]> {
  const records = await parts.directory.recordsByNo(links.map(({ no }) => no));
  const states = await parts.store.cancels.ofLinks([...records.values()].map(({ linkId }) => linkId));
  const rows: PayoutLinkRow[] = [];
  for (const { no } of links) {
    const record = records.get(no);
    const matchedBy = record === undefined ? null : why(record, no);
    if (record === undefined || matchedBy === null) continue;
    const listed = listedOf(record);
    if (listed !== null) parts.facts.remember(listed);
    const tracked = parts.tracks.lastKnown(record.linkId)?.link ?? null;
    const cancelState = states.get(record.linkId) ?? null;
    rows.push(rowFor(actor, { record, tracked, matchedBy, cancelState }));
    await letOthersRun();
  }
  return rows;
}
