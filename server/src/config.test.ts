import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnProgram } from '../testing/spawn-program.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './environment-variable.ts';

const CREDENTIALS = { INSTANTPAY_CLIENT_ID: 'an-id', INSTANTPAY_CLIENT_SECRET: 'a-secret' };
const DATA_KEY = randomBytes(32).toString('base64');
const LIVE = { ...CREDENTIALS, INSTANTPAY_ENDPOINT_IP: '203.0.113.7', DATA_KEY };
const LOCAL = { ...CREDENTIALS, INSTANTPAY_BASE_URL: 'http://127.0.0.1:9', DATA_KEY };

const COMPANY = {
  OIDC_ISSUER: 'https://login.example.org/realms/desk',
  OIDC_CLIENT_ID: 'linkdesk',
  OIDC_CLIENT_SECRET: 'at-the-company',
  OIDC_ROLES_CLAIM: 'groups',
  OIDC_ROLES: 'finance=operator',
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linkdesk-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function refusalOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('with nothing set', () => {
  test('it is the built-in sandbox on this machine, with everybody’s defaults', () => {
    const { trustedProxies, dataKeys, ...config } = readConfig({});
    expect(dataKeys.map((key) => key.length)).toEqual([32]);
    expect(config).toEqual({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: null,
      dataDir: './data',
      databaseUrl: null,
      provider: null,
      endpointIp: '127.0.0.1',
      ratePerS: 5,
      requestsPerMinute: 3000,
      authSecret: null,
      company: null,
      freshSignInMs: 14_400_000,
      samplePeople: true,
      approvalAbovePaise: null,
      cancelQuietPeriodMs: 900_000,
      cancelDeadlineMs: 25_000,
      cancelPace: 1,
      directoryEveryMs: 15_000,
      auditSigningKey: null,
      auditAnchors: null,
      logLevel: 'info',
    });
    expect(trustedProxies.check('127.0.0.1', 'ipv4')).toBe(false);
  });

  test('an empty or blank variable counts as not set', () => {
    expect(readConfig({ PORT: '', LOG_LEVEL: ' ', DATABASE_URL: '', AUTH_SECRET: '' })).toEqual(
      readConfig({}),
    );
  });
});

test('with credentials it is live InstantPay, and nobody signs in as a sample person', () => {
  const config = readConfig(LIVE);
  expect({ ...config.provider, baseUrl: config.provider?.baseUrl.origin }).toEqual({
    baseUrl: 'https://api.instantpay.in',
    caFile: null,
    clientId: 'an-id',
    clientSecret: 'a-secret',
    authCode: '1',
    environment: 'live',
  });
  expect(config.endpointIp).toBe('203.0.113.7');
  expect(config.samplePeople).toBe(false);
});

test('against a provider on this machine no public address is needed', () => {
  for (const origin of ['http://127.0.0.1:9', 'http://[::1]:9', 'http://localhost:9', 'https://127.0.0.2']) {
    expect(readConfig({ ...CREDENTIALS, DATA_KEY, INSTANTPAY_BASE_URL: origin }).endpointIp).toBe(
      '127.0.0.1',
    );
  }
});

test('what is set is taken', () => {
  const config = readConfig({
    ...LOCAL,
    PORT: '0',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://desk.example.org',
    DATA_DIR: '/srv/linkdesk',
    DATABASE_URL: 'postgresql://db/linkdesk',
    AUTH_SECRET: 's',
    INSTANTPAY_CA_FILE: import.meta.filename,
    INSTANTPAY_ENVIRONMENT: 'sandbox',
    INSTANTPAY_AUTH_CODE: '2',
    INSTANTPAY_ENDPOINT_IP: '2001:db8::1',
    INSTANTPAY_RATE: '0.5',
    TRUST_PROXY: '10.0.0.0/8, 2001:db8::/32, 192.0.2.1',
    FRESH_SIGN_IN_S: '600',
    APPROVAL_ABOVE_INR: '1000.50',
    CANCEL_QUIET_PERIOD_S: '60',
    CANCEL_DEADLINE_MS: '5000',
    CANCEL_PACE: '0.01',
    DIRECTORY_EVERY_S: '2.5',
    AUDIT_SIGNING_KEY: 'k',
    AUDIT_ANCHORS: '/anchors',
    LOG_LEVEL: 'debug',
  });
  expect(config).toMatchObject({
    ...{ port: 0, host: '0.0.0.0', dataDir: '/srv/linkdesk', databaseUrl: 'postgresql://db/linkdesk' },
    ...{ authSecret: 's', endpointIp: '2001:db8::1', ratePerS: 0.5, approvalAbovePaise: 100_050 },
    ...{ cancelQuietPeriodMs: 60_000, cancelDeadlineMs: 5_000, cancelPace: 0.01, logLevel: 'debug' },
    directoryEveryMs: 2_500,
    ...{ auditSigningKey: 'k', auditAnchors: '/anchors', samplePeople: false, freshSignInMs: 600_000 },
    provider: { caFile: import.meta.filename, environment: 'sandbox', authCode: '2' },
  });
  expect(config.publicUrl?.origin).toBe('https://desk.example.org');
  for (const proxy of ['10.1.2.3', '192.0.2.1'])
    expect(config.trustedProxies.check(proxy, 'ipv4')).toBe(true);
  expect(config.trustedProxies.check('2001:db8::5', 'ipv6')).toBe(true);
  expect(config.trustedProxies.check('192.0.2.2', 'ipv4')).toBe(false);
});

test('the built-in sandbox offers sample people only while it is for this machine alone', () => {
  expect(readConfig({ HOST: 'localhost' }).samplePeople).toBe(true);
  expect(readConfig({ HOST: '::1', PUBLIC_URL: 'http://127.0.0.1:8080' }).samplePeople).toBe(true);
  expect(readConfig({ HOST: '0.0.0.0' }).samplePeople).toBe(false);
  expect(readConfig({ PUBLIC_URL: 'https://desk.example.org' }).samplePeople).toBe(false);
  expect(readConfig({ ...LOCAL, SAMPLE_PEOPLE: 'on' }).samplePeople).toBe(true);
  expect(readConfig(LOCAL).samplePeople).toBe(false);
});

const WRONG: [variable: string, env: Record<string, string>][] = [
  ...['-1', '65536', '80.5', 'http', '1e3', '0x50', ' 8 0'].map((PORT) => one({ PORT })),
  ...[
    'ftp://desk',
    'desk.example.org',
    '//desk',
    'javascript:alert(1)',
    'https://desk.example.org/path',
    'http://desk.example.org',
  ].map((PUBLIC_URL) => one({ PUBLIC_URL })),
  ...['mysql://db', 'db/linkdesk', 'file.sqlite'].map((DATABASE_URL) =>
    one({ DATABASE_URL, AUTH_SECRET: 's' }),
  ),
  ...['0', '-1', '43201', '1.5', '4h'].map((FRESH_SIGN_IN_S) => one({ FRESH_SIGN_IN_S })),
  ...['49', '10000001', '60.5', 'many'].map((REQUESTS_PER_MINUTE) => one({ REQUESTS_PER_MINUTE })),
  ['DATA_KEY', { ...LIVE, DATA_KEY: 'short' }],
  ['OIDC_ISSUER', { ...COMPANY, OIDC_ISSUER: 'http://login.example.org' }],
  ['OIDC_ROLES', { ...COMPANY, OIDC_ROLES: 'finance=owner' }],
  ['OIDC_CLIENT_ID', without(COMPANY, 'OIDC_CLIENT_ID')],
  ['OIDC_CLIENT_SECRET', without(COMPANY, 'OIDC_CLIENT_SECRET')],
  ['OIDC_ROLES_CLAIM', without(COMPANY, 'OIDC_ROLES_CLAIM')],
  ['AUTH_SECRET', { DATABASE_URL: 'postgres://db/linkdesk' }],
  ['INSTANTPAY_CLIENT_SECRET', { INSTANTPAY_CLIENT_ID: 'an-id' }],
  ['INSTANTPAY_CLIENT_ID', { INSTANTPAY_CLIENT_SECRET: 'a-secret' }],
  ['INSTANTPAY_CLIENT_ID', { INSTANTPAY_BASE_URL: 'https://api.instantpay.in' }],
  ...[
    'http://api.instantpay.in',
    'http://127.0.0.1.example.org',
    'http://localhost.example.org',
    'http://10.0.0.1',
    'https://api.instantpay.in/v1',
    'https://api.instantpay.in/?a=1',
    'https://somebody@api.instantpay.in',
    'https://api.instantpay.in/#x',
    'api.instantpay.in',
    'ws://127.0.0.1',
  ].map((INSTANTPAY_BASE_URL) => one({ INSTANTPAY_BASE_URL, ...LIVE })),
  ...['LIVE', 'production', 'yes'].map((INSTANTPAY_ENVIRONMENT) => one({ INSTANTPAY_ENVIRONMENT, ...LIVE })),
  ...['/no/such/file.pem', import.meta.dirname + '/none'].map((INSTANTPAY_CA_FILE) =>
    one({ INSTANTPAY_CA_FILE, ...LIVE }),
  ),
  ...[import.meta.filename, '/dev/null/data'].map((DATA_DIR) => one({ DATA_DIR })),
  ['INSTANTPAY_ENDPOINT_IP', CREDENTIALS],
  ...['desk', '1.2.3', '1.2.3.4/8', '1.2.3.4, 5.6.7.8'].map((INSTANTPAY_ENDPOINT_IP) =>
    one({ INSTANTPAY_ENDPOINT_IP, ...CREDENTIALS }),
  ),
  ...['0', '-5', '10001', 'many', 'Infinity', 'NaN', '5/s'].map((INSTANTPAY_RATE) =>
    one({ INSTANTPAY_RATE }),
  ),
  ...[
    'true',
    '*',
    'loopback',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '::1/129',
    '10.0.0.0/8/8',
    '10.0.0.1,',
    'proxy',
  ].map((TRUST_PROXY) => one({ TRUST_PROXY })),
  ...['yes', '1', 'ON'].map((SAMPLE_PEOPLE) => one({ SAMPLE_PEOPLE })),
  ['SAMPLE_PEOPLE', { ...LIVE, SAMPLE_PEOPLE: 'on' }],
  ['SAMPLE_PEOPLE', { ...LOCAL, SAMPLE_PEOPLE: 'on', HOST: '0.0.0.0' }],
  ['SAMPLE_PEOPLE', { ...LOCAL, SAMPLE_PEOPLE: 'on', HOST: '::' }],
  ['SAMPLE_PEOPLE', { ...LOCAL, SAMPLE_PEOPLE: 'on', PUBLIC_URL: 'https://desk.example.org' }],
  ['SAMPLE_PEOPLE', { SAMPLE_PEOPLE: 'on', HOST: '192.168.0.1' }],
  ...['-1', 'a lot', '1000000001'].map((APPROVAL_ABOVE_INR) => one({ APPROVAL_ABOVE_INR })),
  ...['-1', '86401', 'long'].map((CANCEL_QUIET_PERIOD_S) => one({ CANCEL_QUIET_PERIOD_S })),
  ...['999', '120001', '2500.5', '25s'].map((CANCEL_DEADLINE_MS) => one({ CANCEL_DEADLINE_MS })),
  ...['0', '101', 'fast'].map((CANCEL_PACE) => one({ CANCEL_PACE })),
  ...['-1', '3601', '15s'].map((DIRECTORY_EVERY_S) => one({ DIRECTORY_EVERY_S })),
  ['CANCEL_PACE', { ...LIVE, CANCEL_PACE: '0.5' }],
  ['CANCEL_PACE', { ...LIVE, CANCEL_PACE: '2' }],
  ...['loud', 'INFO', 'warning'].map((LOG_LEVEL) => one({ LOG_LEVEL })),
  ['NODE_TLS_REJECT_UNAUTHORIZED', { ...LIVE, NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
];

/** The variable that is wrong stands first. */
function one(env: Record<string, string>): [string, Record<string, string>] {
  return [Object.keys(env)[0] ?? '', env];
}

function without(env: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([other]) => other !== name));
}

test.each(WRONG)('a wrong %s is refused by its name: %j', (variable, env) => {
  expect(refusalOf(env)).toMatch(new RegExp(`^${variable} .*`));
  expect(refusalOf(env).split('\n')).toHaveLength(1);
});

test('every variable the server reads can be wrong in one of these ways, or is free text', () => {
  const read = new Set<string>();
  readConfig(
    new Proxy<Record<string, string>>(LOCAL, {
      get: (env, name: string) => {
        read.add(name);
        return env[name];
      },
    }),
  );
  const FREE_TEXT = ['HOST', 'INSTANTPAY_AUTH_CODE', 'AUDIT_ANCHORS'];
  const checkedLater = ['AUDIT_SIGNING_KEY'];
  const wrong = WRONG.map(([variable]) => variable);
  const known = [...FREE_TEXT, ...checkedLater, ...wrong];
  expect([...read].filter((name) => !name.endsWith('_FILE') && !known.includes(name))).toEqual([]);
});

test('a pace of 1 and a certificate check of 1 are nobody’s mistake', () => {
  expect(readConfig({ ...LIVE, CANCEL_PACE: '1', NODE_TLS_REJECT_UNAUTHORIZED: '1' }).cancelPace).toBe(1);
});

test('a walk every 0 seconds is none', () => {
  expect(readConfig({ DIRECTORY_EVERY_S: '0' }).directoryEveryMs).toBeNull();
});

describe('a secret in a file', () => {
  const SECRETS = [
    ...['INSTANTPAY_CLIENT_ID', 'INSTANTPAY_CLIENT_SECRET', 'OIDC_CLIENT_SECRET'],
    ...['AUTH_SECRET', 'AUDIT_SIGNING_KEY'],
  ];
  const ALL = { ...LOCAL, ...COMPANY };
  const fileWith = (text: string) => {
    const path = join(folder, `secret-${Math.random()}`);
    writeFileSync(path, text);
    return path;
  };

  test.each(SECRETS)('%s is read from the file that its _FILE names, without the line’s end', (name) => {
    const config = readConfig({ ...without(ALL, name), [`${name}_FILE`]: fileWith('from a file\n') });
    const { provider, company, authSecret, auditSigningKey } = config;
    const ofOthers = [provider?.clientId, provider?.clientSecret, company?.clientSecret];
    const read = [...ofOthers, authSecret, auditSigningKey];
    expect(read[SECRETS.indexOf(name)]).toBe('from a file');
  });

  test.each(SECRETS)('%s is refused when it is given twice or its file cannot be read', (name) => {
    expect(refusalOf({ ...ALL, [name]: 'x', [`${name}_FILE`]: fileWith('y') })).toBe(
      `${name} and ${name}_FILE are both set: keep one`,
    );
    const others = without(ALL, name);
    expect(refusalOf({ ...others, [`${name}_FILE`]: join(folder, 'none') })).toBe(
      `${name}_FILE names a file that cannot be read`,
    );
    expect(refusalOf({ ...others, [`${name}_FILE`]: folder })).toBe(
      `${name}_FILE names a file that cannot be read`,
    );
  });

  test('an empty file is no secret', () => {
    expect(refusalOf({ DATABASE_URL: 'postgres://db/x', AUTH_SECRET_FILE: fileWith('\n') })).toMatch(
      /^AUTH_SECRET /,
    );
    expect(
      refusalOf({ ...LOCAL, INSTANTPAY_CLIENT_SECRET: '', INSTANTPAY_CLIENT_SECRET_FILE: fileWith('') }),
    ).toMatch(/^INSTANTPAY_CLIENT_SECRET /);
  });
});

describe('a wrong start', () => {
  test.each<[string, Record<string, string>]>([
    ['PORT', { PORT: 'http' }],
    ['INSTANTPAY_CLIENT_SECRET', { INSTANTPAY_CLIENT_ID: 'an-id' }],
    ['AUDIT_SIGNING_KEY', { ...LOCAL, AUDIT_SIGNING_KEY: 'not a key' }],
    ['DATA_KEY', { ...LIVE, DATA_KEY: 'not a key' }],
    ['OIDC_ISSUER', { ...LOCAL, OIDC_CLIENT_SECRET: 'secret-word' }],
    ['PORT', { ...LOCAL, HOST: '192.0.2.1' }],
    [
      'DATABASE_URL',
      { ...LOCAL, DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/x', AUTH_SECRET: 's' },
    ],
    ['DATA_DIR', { ...LOCAL, DATA_DIR: '/dev/null/data' }],
  ])(
    'stops with exit code 78 and one line about %s before anything listens',
    { timeout: 20_000 },
    async (name, env) => {
      const program = spawnProgram('main.ts', [], { PORT: '0', DATA_DIR: join(folder, 'data'), ...env });
      expect([await program.ended, program.stdout()]).toEqual([78, '']);
      expect(program.stderr()).toMatch(new RegExp(`^${name}[ :][^\\n]*\\n$`));
      expect(program.stderr()).not.toMatch(/secret-word|not a key/);
    },
  );
});
