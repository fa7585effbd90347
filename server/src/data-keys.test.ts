import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { readDataKeys } from './data-keys.ts';

const [one, two] = [randomBytes(32), randomBytes(32)];
const KEY = one.toString('base64');
const LOCAL = {
  ...{ INSTANTPAY_CLIENT_ID: 'an-id', INSTANTPAY_CLIENT_SECRET: 'a-secret' },
  ...{ INSTANTPAY_BASE_URL: 'http://127.0.0.1:9', INSTANTPAY_ENVIRONMENT: 'sandbox' },
};
const LIVE = {
  ...LOCAL,
  ...{ INSTANTPAY_BASE_URL: 'https://api.instantpay.in', INSTANTPAY_ENVIRONMENT: 'live' },
  INSTANTPAY_ENDPOINT_IP: '203.0.113.7',
};

test('personal data is encrypted with the given keys, the first of which seals', () => {
  for (const DATA_KEY of [KEY, one.toString('base64url'), one.toString('hex').toUpperCase()])
    expect(readDataKeys({ DATA_KEY }, true)).toEqual([one]);
  const both = `${two.toString('base64')}, ${one.toString('hex')}`;
  expect(readDataKeys({ DATA_KEY: both }, true)).toEqual([two, one]);
});

test('with credentials a key is required, unless the provider is a stand-in on this machine', () => {
  const behind = { ...LOCAL, INSTANTPAY_ENVIRONMENT: 'live' };
  const sandbox = { ...LIVE, INSTANTPAY_ENVIRONMENT: 'sandbox' };
  const { INSTANTPAY_ENVIRONMENT: _, ...untold } = LOCAL;
  for (const env of [LIVE, behind, sandbox, untold])
    expect(() => readConfig(env)).toThrow(
      /^DATA_KEY is required with credentials: it encrypts personal data at rest$/,
    );
  expect(readConfig({ ...LIVE, DATA_KEY: KEY }).dataKeys).toEqual([one]);
  // Sample people are refused wherever anybody could be harmed.
  for (const env of [{}, LOCAL, { ...untold, SAMPLE_PEOPLE: 'on' }]) {
    expect(readConfig(env).dataKeys.map((key) => key.length)).toEqual([32]);
    expect(readConfig({ ...env, DATA_KEY: KEY }).dataKeys).toEqual([one]);
  }
});

test.each([
  'short',
  KEY.slice(4),
  `${KEY},`,
  `${KEY} ${KEY}`,
  `${KEY},short`,
  'g'.repeat(64),
  randomBytes(16).toString('hex'),
  randomBytes(33).toString('base64'),
])('%s is no key, and is not repeated', (DATA_KEY) => {
  expect(() => readDataKeys({ DATA_KEY }, false)).toThrow(
    /^DATA_KEY must be 32 random bytes in base64 or hex/,
  );
});

test('the key is read from a file, too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linkdesk-key-'));
  const file = join(folder, 'key');
  writeFileSync(file, `${KEY}\n`);
  expect(readDataKeys({ DATA_KEY_FILE: file }, true)).toEqual([one]);
  expect(() => readDataKeys({ DATA_KEY_FILE: file, DATA_KEY: KEY }, true)).toThrow(
    'DATA_KEY and DATA_KEY_FILE are both set: keep one',
  );
  rmSync(folder, { recursive: true });
});
