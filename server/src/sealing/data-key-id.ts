import { createHash } from 'node:crypto';

/** Tells keys apart and nothing else about them. */
export function dataKeyId(key: Buffer): string {
  return createHash('sha256').update('key-id').update(key).digest('hex').slice(0, 8);
}
