import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { anchorsPathOf } from './audit/anchors-path.ts';
import { auditCommand } from './audit/audit-command.ts';
import { loadAuditSigningKey } from './audit/audit-signing-key.ts';
import { readConfig, readDatabaseUrl, type Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import { resealCommand } from './sealing/reseal-command.ts';
import { readPassword } from './sign-in/read-password.ts';
import { userCommand } from './sign-in/user-command.ts';

/** EX_USAGE of sysexits.h. */
const NOT_UNDERSTOOD = 64;
const DROP_LOST_LINKS = '--drop-lost-links';

const [command, ...args] = process.argv.slice(2);
try {
  process.exitCode = await run(command, args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function run(name: string | undefined, rest: string[]): Promise<number> {
  if (name === 'audit') return audit(rest);
  if (name === 'user') return user(rest);
  if (name === 'migrate' && rest.length === 0) return migrateDatabase();
  if (name === 'reseal' && rest.every((one) => one === DROP_LOST_LINKS)) return reseal(rest.length > 0);
  if (name === 'sandbox') return sandbox(rest);
  console.error(
    `Usage: linkdesk audit verify [--anchors FILE]\n       linkdesk user add|disable …\n       linkdesk migrate\n       linkdesk reseal [${DROP_LOST_LINKS}]\n       linkdesk sandbox [--port N] [--control-port N] [--data-dir DIR]`,
  );
  return NOT_UNDERSTOOD;
}

/** Works beside a running server, on the same data. */
async function audit(rest: string[]): Promise<number> {
  const config = readDataConfig();
  const database = await openDatabase(config);
  try {
    await migrate(database);
    const key = loadAuditSigningKey({ given: config.auditSigningKey, dataDir: config.dataDir });
    return await auditCommand(rest, {
      database,
      key,
      anchorsPath: anchorsPathOf(config),
      print: console.log,
    });
  } finally {
    await database.close();
  }
}

/** Works beside a running server, too; what it does counts from the next request on. */
async function user(rest: string[]): Promise<number> {
  const database = await openDatabase(readDataConfig());
  try {
    await migrate(database);
    return await userCommand(rest, {
      ...{ database, print: console.log, complain: console.error },
      readPassword: () => readPassword(process.stdin),
    });
  } finally {
    await database.close();
  }
}

/** Works beside running servers that are given the newest key and the older ones. */
async function reseal(dropsLostLinks: boolean): Promise<number> {
  const config = readDataConfig();
  const database = await openDatabase(config);
  try {
    await migrate(database);
    const { dataKeys } = config;
    return await resealCommand({ database, dataKeys, dropsLostLinks, print: console.log });
  } finally {
    await database.close();
  }
}

/** With the login that owns the tables, before servers start with one that does not. */
async function migrateDatabase(): Promise<number> {
  // The owner's login is nobody's to serve with: nothing but the address is needed here.
  const databaseUrl = readDatabaseUrl();
  const database = await openDatabase(databaseUrl === null ? readDataConfig() : { dataDir: '', databaseUrl });
  try {
    await migrate(database);
    console.log('The database is up to date.');
    return 0;
  } finally {
    await database.close();
  }
}

/** The built-in sandbox keeps its own data. */
function readDataConfig(): Config {
  const given = readConfig();
  return given.provider === null ? { ...given, dataDir: join(given.dataDir, 'sandbox') } : given;
}

/** The provider stand-in alone, until it is stopped. */
async function sandbox(rest: string[]): Promise<number> {
  const { values } = parseArgs({
    args: rest,
    options: {
      port: { type: 'string', default: '8081' },
      'control-port': { type: 'string', default: '0' },
      'data-dir': { type: 'string' },
    },
  });
  const running = await startSandbox({
    port: Number(values.port),
    controlPort: Number(values['control-port']),
    dataDir: values['data-dir'] ?? null,
  });
  console.log(`InstantPay stand-in at ${running.origin}, control at ${running.controlOrigin}`);
  console.log(`INSTANTPAY_CLIENT_ID=${running.clientId} INSTANTPAY_CLIENT_SECRET=${running.clientSecret}`);
  console.log('INSTANTPAY_ENVIRONMENT=sandbox');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  await running.close();
  return 0;
}
