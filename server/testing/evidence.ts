import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkTruth } from '../sandbox/sandbox-control.ts';

/**
 * What must be free of secrets and of recipients' data after all tests, and what these were. `npm test` reads it
 * in its last part; without the folder nothing is left anywhere.
 */
export type EvidenceKind = 'logs' | 'browser-storage' | 'agent-answers' | 'secrets' | 'recipients';

export function leaveEvidence(kind: EvidenceKind, text: string): void {
  const folder = process.env['LINKDESK_EVIDENCE'];
  if (folder === undefined || text === '') return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${kind}-${process.pid}.txt`), `${text}\n`);
}

/** A line for each thing of a recipient's that may stand nowhere; too short a one stands everywhere. */
export function leaveRecipient({ recipient, activity }: LinkTruth): void {
  const known = [recipient.mobile, recipient.email, ...activity.map((row) => row.accountNumber ?? '')];
  leaveEvidence('recipients', known.filter((one) => one.length > 8).join('\n'));
}
