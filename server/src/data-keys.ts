import { ConfigError, secret } from './environment-variable.ts';

/** 32 bytes each, in base64 or hex; several while one replaces another. */
export function readDataKeys(env: NodeJS.ProcessEnv, isRequired: boolean): Buffer[] {
  const given = secret(env, 'DATA_KEY');
  if (given === null && isRequired)
    throw new ConfigError('DATA_KEY', 'is required with credentials: it encrypts personal data at rest');
  if (given === null) return [SAMPLE_DATA_KEY];
  const keys = given.split(',').map((one) => keyOf(one.trim()));
  if (keys.some((key) => key.length !== 32))
    throw new ConfigError('DATA_KEY', 'must be 32 random bytes in base64 or hex (openssl rand -base64 32)');
  return keys;
}

/** Of a sandbox on this machine: there is nobody to protect. */
const SAMPLE_DATA_KEY = Buffer.alloc(32, 'sample');

function keyOf(given: string): Buffer {
  if (/^[\da-f]{64}$/i.test(given)) return Buffer.from(given, 'hex');
  return /^[\w+/-]{43}=?$/.test(given) ? Buffer.from(given, 'base64') : Buffer.alloc(0);
}
