import type { Database } from '../database/open-database.ts';
import type { AuditEntryRow } from '../database/tables.ts';
import { isGenuine } from './audit-anchors.ts';
import type { Anchor } from './audit-anchors.ts';
import { hashOf, NO_PREVIOUS_HASH } from './audit-chain.ts';
import type { AuditSigningKey } from './audit-signing-key.ts';

export type AuditVerdict = {
  intact: boolean;
  /** `edited`, `missing` and `broken` are seen in the table alone, the others by the anchors. */
  finding: 'edited' | 'missing' | 'broken' | 'replaced' | 'cut' | 'forged-anchor' | 'no-anchors' | null;
  /** The entry it was found at, or the last one looked at. */
  seq: number;
  entries: number;
  /** How many anchors agreed; null when none are kept where this process can read them. */
  anchors: number | null;
  /** The whole verdict as one sentence. */
  sentence: string;
};

/**
 * Walks the whole log and compares it with its anchors. `readAnchors` is asked first, so that an
 * anchor written meanwhile is never ahead of the entries read; null means that anchors are kept elsewhere.
 */
export async function verifyAuditLog(
  database: Database,
  key: AuditSigningKey,
  readAnchors: (() => Promise<Anchor[]>) | null,
): Promise<AuditVerdict> {
  const anchors = readAnchors && (await readAnchors());
  const ours = anchors?.filter((anchor) => anchor.keyId === key.keyId) ?? [];
  const walk = { last: 0, agreed: 0 };
  const problem =
    forgedAnchor(ours, key) ??
    (await walkChain(database, anchorsBySeq(ours), walk)) ??
    beyond(ours, anchors, walk);
  return verdict(problem, walk, anchors);
}

type Problem = { finding: NonNullable<AuditVerdict['finding']>; seq: number; sentence: string };
type Walk = { last: number; agreed: number };
type Anchored = Map<number, string[]>;

function forgedAnchor(ours: Anchor[], key: AuditSigningKey): Problem | null {
  const forged = ours.find((anchor) => !isGenuine(key, anchor));
  if (!forged) return null;
  const sentence = `The anchor for entry ${forged.seq} does not carry a genuine signature.`;
  return { finding: 'forged-anchor', seq: forged.seq, sentence };
}

function anchorsBySeq(anchors: Anchor[]): Anchored {
  const bySeq: Anchored = new Map();
  for (const { seq, hash } of anchors) bySeq.set(seq, [...(bySeq.get(seq) ?? []), hash]);
  return bySeq;
}

const PAGE = 1_000;

async function walkChain({ kysely }: Database, anchored: Anchored, walk: Walk): Promise<Problem | null> {
  let previous = NO_PREVIOUS_HASH;
  for (;;) {
    const entries = kysely.selectFrom('audit_entry').selectAll().where('seq', '>', walk.last).orderBy('seq');
    const page = await entries.limit(PAGE).execute();
    for (const entry of page) {
      const problem = problemOf(entry, walk.last, previous) ?? disagreement(entry, anchored, walk);
      if (problem) return problem;
      walk.last = entry.seq;
      previous = entry.hash;
    }
    if (page.length < PAGE) return null;
  }
}

function problemOf(entry: AuditEntryRow, last: number, previous: string): Problem | null {
  const { seq } = entry;
  if (seq !== last + 1) {
    return { finding: 'missing', seq: last + 1, sentence: `Entry ${last + 1} is missing.` };
  }
  if (hashOf(entry) !== entry.hash) {
    return { finding: 'edited', seq, sentence: `Entry ${seq} was changed after it was written.` };
  }
  if (entry.previous_hash === previous) return null;
  return { finding: 'broken', seq, sentence: `Entry ${seq} does not follow the entry before it.` };
}

function disagreement({ seq, hash }: AuditEntryRow, anchored: Anchored, walk: Walk): Problem | null {
  const hashes = anchored.get(seq) ?? [];
  if (hashes.some((anchoredHash) => anchoredHash !== hash)) {
    return { finding: 'replaced', seq, sentence: `Entry ${seq} is not the one that was anchored.` };
  }
  walk.agreed += hashes.length;
  return null;
}

function beyond(ours: Anchor[], anchors: Anchor[] | null, { last }: Walk): Problem | null {
  const newest = ours.reduce((seq, anchor) => Math.max(seq, anchor.seq), 0);
  if (newest > last) {
    const sentence = `The log ends at entry ${last}, but entry ${newest} was anchored: its tail was cut or an older copy restored.`;
    return { finding: 'cut', seq: last, sentence };
  }
  if (anchors === null || last === 0 || ours.length > 0) return null;
  const sentence = `The chain of ${counted(last, 'entry', 'entries')} holds, but no anchor signed with this key vouches for it.`;
  return { finding: 'no-anchors', seq: last, sentence };
}

function verdict(problem: Problem | null, { last, agreed }: Walk, anchors: Anchor[] | null): AuditVerdict {
  const numbers = { entries: last, anchors: anchors && agreed };
  if (problem) return { intact: false, ...numbers, ...problem };
  const agreement = anchors ? `, ${counted(agreed, 'anchor agrees', 'anchors agree')}` : '';
  const sentence = `The audit log is intact: ${counted(last, 'entry', 'entries')}${agreement}.`;
  const unseen = anchors ? '' : ' Anchors are kept elsewhere, so a cut tail could not be seen.';
  return { intact: true, finding: null, seq: last, ...numbers, sentence: sentence + unseen };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
