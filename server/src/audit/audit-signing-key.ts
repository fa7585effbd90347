import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ed25519. `keyId` is the beginning of the SHA-256 of the public key, so that a changed key is told apart. */
export type AuditSigningKey = {
  keyId: string;
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
};

/**
 * `given` is the value of AUDIT_SIGNING_KEY: a PEM private key, or in base64 its PKCS #8 DER or its
 * 32-byte seed. Without it the key is generated once into `DATA_DIR/audit-signing-key`.
 */
export function loadAuditSigningKey(settings: { given: string | null; dataDir: string }): AuditSigningKey {
  const privateKey = settings.given === null ? generatedKey(settings.dataDir) : parseKey(settings.given);
  const publicKey = createPublicKey(privateKey);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  };
}

function generatedKey(dataDir: string): KeyObject {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'audit-signing-key');
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  try {
    writeFileSync(path, pem, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return parseKey(readFileSync(path, 'utf8'));
}

function parseKey(text: string): KeyObject {
  try {
    const key = createPrivateKey(text.includes('-----BEGIN') ? text : fromBase64(text));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Its message may quote the key.
  }
  throw new Error('AUDIT_SIGNING_KEY: an Ed25519 private key is needed, as PEM or in base64.');
}

function fromBase64(text: string) {
  const bytes = Buffer.from(text, 'base64');
  const key = bytes.length === 32 ? Buffer.concat([SEED_PREFIX, bytes]) : bytes;
  return { key, format: 'der', type: 'pkcs8' } as const;
}

/** RFC 8410: what stands before the 32 bytes of a seed in PKCS #8. */
const SEED_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
