import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { dataKeyId } from './data-key-id.ts';

const VERSION = 's1';

export type Sealing = ReturnType<typeof createSealing>;

/**
 * Keeps personal data unreadable for whoever gets hold of the database alone. AES-256-GCM: each sealed text names
 * its key, so that an old one opens while a new key seals, and opens only where it belongs: `place` (table,
 * column, row) is authenticated with it.
 */
export function createSealing(keys: readonly Buffer[]) {
  const [newest] = keys;
  if (newest === undefined) throw new Error('DATA_KEY: there is no key to seal with.');
  const byId = new Map(keys.map((key) => [dataKeyId(key), cipherKeyOf(key)]));
  const sealsWith = dataKeyId(newest);
  const sealKey = cipherKeyOf(newest);

  return {
    /** The key that new texts are sealed with. */
    keyId: sealsWith,
    /** Fits a text column: version, key id, nonce, ciphertext with its tag. */
    seal(text: string, place: string): string {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, sealsWith, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
    },
    /** Throws for a text that was changed, moved to another place, or sealed with a key that is not given. */
    open(sealed: string, place: string): string {
      const [version, keyId = '', nonce = '', text = ''] = sealed.split('.');
      const key = byId.get(keyId);
      if (version !== VERSION || key === undefined)
        throw new Error('DATA_KEY: something was sealed with a key that is not given.');
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-16));
      return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/** So that the same `DATA_KEY` can serve another purpose without the two ever meeting (RFC 5869). */
function cipherKeyOf(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'linkdesk seal', 32));
}
