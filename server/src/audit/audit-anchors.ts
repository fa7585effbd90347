import * as z from 'zod/mini';
import type { AuditSigningKey } from './audit-signing-key.ts';

/**
 * A signed statement that at `at` (milliseconds UTC) the log's last entry was `seq` with `hash`. Kept
 * outside the table, it shows later that the log was cut, or replaced by an older copy.
 */
export const Anchor = z.object({
  seq: z.int(),
  hash: z.string(),
  at: z.int(),
  keyId: z.string(),
  signature: z.string(),
});
export type Anchor = z.infer<typeof Anchor>;

export function signAnchor(key: AuditSigningKey, last: { seq: number; hash: string }, at: number): Anchor {
  const anchor = { ...last, at, keyId: key.keyId };
  return { ...anchor, signature: key.sign(signedText(anchor)) };
}

export function isGenuine(key: AuditSigningKey, anchor: Anchor): boolean {
  return key.verify(signedText(anchor), anchor.signature);
}

function signedText({ seq, hash, at, keyId }: Omit<Anchor, 'signature'>): string {
  return JSON.stringify(['linkdesk-anchor-1', seq, hash, at, keyId]);
}
