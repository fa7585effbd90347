import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadAuditSigningKey } from './audit-signing-key.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'linkdesk-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

test('signatures are Ed25519 as RFC 8032 has them', () => {
  // Section 7.1, test 1: the empty message.
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const signature =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
  const key = loadAuditSigningKey({ given: Buffer.from(seed, 'hex').toString('base64'), dataDir });
  expect(Buffer.from(key.sign(''), 'base64').toString('hex')).toBe(signature);
  expect(key.verify('', key.sign(''))).toBe(true);
  expect(key.verify('x', key.sign(''))).toBe(false);
  expect(key.verify('', 'not a signature')).toBe(false);
});

test('one key is the same key as PEM, as DER and as its seed', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const given = [pem, `${pem.trim()}\n\n`, der.toString('base64'), der.subarray(-32).toString('base64')];
  const ids = given.map((text) => loadAuditSigningKey({ given: text, dataDir }).keyId);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
});

test('a key that was not given is generated once, for its owner alone', () => {
  const first = loadAuditSigningKey({ given: null, dataDir: join(dataDir, 'new') });
  const second = loadAuditSigningKey({ given: null, dataDir: join(dataDir, 'new') });
  const elsewhere = loadAuditSigningKey({ given: null, dataDir: join(dataDir, 'other') });
  expect(second.verify('text', first.sign('text'))).toBe(true);
  expect(elsewhere.keyId).not.toBe(first.keyId);
  expect(statSync(join(dataDir, 'new', 'audit-signing-key')).mode & 0o777).toBe(0o600);
});

test('anything else is refused in a sentence that does not repeat it', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  for (const given of ['', 'secret words', rsa, '-----BEGIN PRIVATE KEY-----\nAAAA\n']) {
    expect(() => loadAuditSigningKey({ given, dataDir })).toThrow(
      /^AUDIT_SIGNING_KEY: an Ed25519 private key is needed, as PEM or in base64\.$/,
    );
  }
});
