import { isIP } from 'node:net';
import {
  ConfigError,
  decimal,
  file,
  folder,
  integer,
  oneOf,
  origin,
  secret,
  text,
} from './environment-variable.ts';
import { readCompanySignIn, type CompanySignIn } from './company-settings.ts';
import { readDataKeys } from './data-keys.ts';
import { isLoopback, parseTrustedProxies, type TrustedProxies } from './http/client-address.ts';

/** Everything the environment decides, read once: each name, its default and its limits. */
export type Config = {
  port: number;
  host: string;
  /** Null: the two loopback spellings of the port that is listened on. */
  publicUrl: URL | null;
  dataDir: string;
  databaseUrl: string | null;
  /** Null: the built-in sandbox. */
  provider: ProviderConfig | null;
  endpointIp: string | null;
  ratePerS: number;
  trustedProxies: TrustedProxies;
  /** Of one person, on each replica; the other limits are shares of it. */
  requestsPerMinute: number;
  authSecret: string | null;
  /** The first key seals, every key opens. */
  dataKeys: readonly Buffer[];
  company: CompanySignIn | null;
  freshSignInMs: number;
  samplePeople: boolean;
  /** Null: approvals are off. */
  approvalAbovePaise: number | null;
  cancelQuietPeriodMs: number;
  cancelDeadlineMs: number;
  cancelPace: number;
  /** How often the newest links are read into the directory; null: never, and neither is the rest of the list. */
  directoryEveryMs: number | null;
  auditSigningKey: string | null;
  auditAnchors: string | null;
  logLevel: LogLevel;
};

export type ProviderConfig = {
  baseUrl: URL;
  caFile: string | null;
  clientId: string;
  clientSecret: string;
  authCode: string;
  environment: 'live' | 'sandbox';
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new ConfigError(
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'must not be 0: the provider could be impersonated',
    );
  }
  const provider = readProvider(env);
  const host = text(env, 'HOST') ?? '127.0.0.1';
  const publicUrl = origin(env, 'PUBLIC_URL');
  const hasSamplePeople = samplePeople(env, host, publicUrl, provider);
  if (publicUrl !== null && publicUrl.protocol === 'http:' && !isLoopback(publicUrl.hostname)) {
    throw new ConfigError(
      'PUBLIC_URL',
      'must be https unless it is on this machine: sessions travel with it',
    );
  }
  const config: Config = {
    port: integer(env, 'PORT', 8080, 0, 65535),
    host,
    publicUrl,
    dataDir: folder(env, 'DATA_DIR') ?? './data',
    databaseUrl: readDatabaseUrl(env),
    provider,
    endpointIp: endpointIp(env, provider),
    ratePerS: decimal(env, 'INSTANTPAY_RATE', 5, 0.01, 10_000),
    trustedProxies: trustedProxies(env),
    requestsPerMinute: integer(env, 'REQUESTS_PER_MINUTE', 3000, 50, 10_000_000),
    authSecret: secret(env, 'AUTH_SECRET'),
    dataKeys: readDataKeys(env, provider !== null && !hasSamplePeople && !isStandIn(provider)),
    company: readCompanySignIn(env),
    freshSignInMs: 1000 * integer(env, 'FRESH_SIGN_IN_S', 14_400, 1, 43_200),
    samplePeople: hasSamplePeople,
    approvalAbovePaise: approvalAbovePaise(env),
    cancelQuietPeriodMs: 1000 * decimal(env, 'CANCEL_QUIET_PERIOD_S', 900, 0, 86_400),
    cancelDeadlineMs: integer(env, 'CANCEL_DEADLINE_MS', 25_000, 1000, 120_000),
    cancelPace: pace(env, provider),
    directoryEveryMs: 1000 * decimal(env, 'DIRECTORY_EVERY_S', 15, 0, 3600) || null,
    auditSigningKey: secret(env, 'AUDIT_SIGNING_KEY'),
    auditAnchors: text(env, 'AUDIT_ANCHORS'),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  if (config.databaseUrl !== null && config.authSecret === null) {
    throw new ConfigError('AUTH_SECRET', 'is required with DATABASE_URL: every replica must sign alike');
  }
  return config;
}

function readProvider(env: NodeJS.ProcessEnv): ProviderConfig | null {
  const clientId = secret(env, 'INSTANTPAY_CLIENT_ID');
  const clientSecret = secret(env, 'INSTANTPAY_CLIENT_SECRET');
  if (clientId === null && clientSecret === null) {
    if (text(env, 'INSTANTPAY_BASE_URL') !== null) {
      throw new ConfigError(
        'INSTANTPAY_CLIENT_ID',
        'and INSTANTPAY_CLIENT_SECRET are required with INSTANTPAY_BASE_URL',
      );
    }
    return null;
  }
  if (clientId === null)
    throw new ConfigError('INSTANTPAY_CLIENT_ID', 'is missing beside INSTANTPAY_CLIENT_SECRET');
  if (clientSecret === null)
    throw new ConfigError('INSTANTPAY_CLIENT_SECRET', 'is missing beside INSTANTPAY_CLIENT_ID');
  const baseUrl = origin(env, 'INSTANTPAY_BASE_URL') ?? new URL('https://api.instantpay.in');
  if (baseUrl.protocol === 'http:' && !isLoopback(baseUrl.hostname)) {
    throw new ConfigError('INSTANTPAY_BASE_URL', 'must be https unless it is on this machine');
  }
  return {
    baseUrl,
    caFile: file(env, 'INSTANTPAY_CA_FILE'),
    clientId,
    clientSecret,
    authCode: text(env, 'INSTANTPAY_AUTH_CODE') ?? '1',
    environment: oneOf(env, 'INSTANTPAY_ENVIRONMENT', ['live', 'sandbox'], 'live'),
  };
}

/** What answers on this machine may still pass everything on to the live InstantPay. */
function isStandIn({ baseUrl, environment }: ProviderConfig): boolean {
  return isLoopback(baseUrl.hostname) && environment === 'sandbox';
}

function endpointIp(env: NodeJS.ProcessEnv, provider: ProviderConfig | null): string | null {
  const given = text(env, 'INSTANTPAY_ENDPOINT_IP');
  if (given !== null && (isIP(given) === 0 || /%|^::ffff:/i.test(given)))
    throw new ConfigError('INSTANTPAY_ENDPOINT_IP', 'must be an IP address');
  if (given !== null) return given;
  if (provider !== null && !isLoopback(provider.baseUrl.hostname)) {
    throw new ConfigError(
      'INSTANTPAY_ENDPOINT_IP',
      'is required: the provider refuses calls without a public address',
    );
  }
  return '127.0.0.1';
}

function samplePeople(
  env: NodeJS.ProcessEnv,
  host: string,
  publicUrl: URL | null,
  provider: ProviderConfig | null,
): boolean {
  const wanted = oneOf(env, 'SAMPLE_PEOPLE', ['on', 'off'], 'off') === 'on';
  const local = isLoopback(host) && (publicUrl === null || isLoopback(publicUrl.hostname));
  if (!wanted) return provider === null && local;
  if (!local || (provider !== null && !isLoopback(provider.baseUrl.hostname))) {
    throw new ConfigError(
      'SAMPLE_PEOPLE',
      'may be on only while HOST, PUBLIC_URL and the provider are all on this machine',
    );
  }
  return true;
}

function pace(env: NodeJS.ProcessEnv, provider: ProviderConfig | null): number {
  const value = decimal(env, 'CANCEL_PACE', 1, 0.0001, 100);
  if (value !== 1 && provider !== null && !isLoopback(provider.baseUrl.hostname)) {
    throw new ConfigError('CANCEL_PACE', 'may differ from 1 only against a provider on this machine');
  }
  return value;
}

function approvalAbovePaise(env: NodeJS.ProcessEnv): number | null {
  if (text(env, 'APPROVAL_ABOVE_INR') === null) return null;
  return Math.round(100 * decimal(env, 'APPROVAL_ABOVE_INR', 0, 0, 1_000_000_000));
}

function trustedProxies(env: NodeJS.ProcessEnv): TrustedProxies {
  const given = text(env, 'TRUST_PROXY');
  if (given === null) return parseTrustedProxies([]);
  try {
    return parseTrustedProxies(given.split(',').map((part) => part.trim()));
  } catch {
    throw new ConfigError(
      'TRUST_PROXY',
      'must list addresses or ranges, such as 10.0.0.0/8, and nothing else',
    );
  }
}

/** Also alone, for the login that only migrates. */
export function readDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string | null {
  const given = secret(env, 'DATABASE_URL');
  if (given !== null && !/^postgres(ql)?:\/\//.test(given)) {
    throw new ConfigError('DATABASE_URL', 'must begin with postgres://');
  }
  return given;
}
