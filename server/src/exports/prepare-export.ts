import type { AuditFilter } from '../../contract/audit.ts';
import type { LinkFilter } from '../../contract/finding.ts';
import type { Actor } from '../actor.ts';
import { filterDetail } from '../finding/filter-detail.ts';
import { maskText } from '../masking/mask.ts';
import type { ExportStore } from './export-store.ts';

type Store = Pick<ExportStore, 'prepare'>;

/** The filter stands in the audit entry, without whatever of a recipient was typed into it. */
export function prepareAuditExport(store: Store, actor: Actor, filter: AuditFilter): Promise<{ id: string }> {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, maskText(value)] as const],
  );
  return store.prepare(actor, { kind: 'audit-entries', filter }, Object.fromEntries(given));
}

type Parts = {
  store: Store;
  /** How what was typed is understood, without anything that tells whom it means. */
  tellAsked: (q: string) => string;
};

/** Likewise; of what was typed only how it was understood. */
export function prepareLinkExport(
  { store, tellAsked }: Parts,
  actor: Actor,
  filter: LinkFilter,
): Promise<{ id: string }> {
  const { q, ...rest } = filter;
  const asked = q === undefined ? {} : { q: tellAsked(q) };
  return store.prepare(actor, { kind: 'payout-links', filter }, { ...filterDetail(rest), ...asked });
}
