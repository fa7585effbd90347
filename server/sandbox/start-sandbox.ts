import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { controlServer } from './control-server.ts';
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from './credentials.ts';
import type { Environment } from './envelope.ts';
import { FaultBook } from './faults/fault-book.ts';
import { openConnectionGate } from './faults/connection-gate.ts';
import { istDay } from './ist.ts';
import { openJournal } from './journal.ts';
import { Ledger, type LedgerEntry } from './ledger.ts';
import { USUAL_LISTING, type Listing } from './list-links.ts';
import { providerServer, type Tls } from './provider-server.ts';
import { sandboxClock } from './sandbox-clock.ts';
import { sandboxControl, type SandboxControl } from './sandbox-control.ts';
import type { Seeding } from './seed-links.ts';
import { World, type WorldEvent } from './world.ts';

export type SandboxOptions = {
  /** 0 takes a free one. */
  port: number;
  /** Default 127.0.0.1. The control port is on loopback always. */
  host?: string;
  /** Default 0: a free one. */
  controlPort?: number;
  /** Where the ledger and all that was done survive a restart; null (default) keeps them in memory. */
  dataDir?: string | null;
  seed?: number;
  /** How many seeded links there are at the first start: default 600. Tests take 0. */
  seededLinks?: number;
  environment?: Environment;
  /** How its list is given: default the newest first, at most 500 on a page. */
  listing?: Partial<Listing>;
  clientId?: string;
  clientSecret?: string;
  /** The HTTP status that refused credentials come with: default 200. */
  credentialsHttpStatus?: 200 | 401;
  /** The machine's time in milliseconds; tests may give their own. */
  clock?: () => number;
  /** Speaks https with these. */
  tls?: Tls;
};

export type Sandbox = {
  origin: string;
  controlOrigin: string;
  control: SandboxControl;
  clientId: string;
  clientSecret: string;
  close(): Promise<void>;
};

/** A stand-in for InstantPay with a life of its own. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, host = '127.0.0.1', tls, clock: wallNow = Date.now, dataDir = null } = options;
  const { clientId = SANDBOX_CLIENT_ID, clientSecret = SANDBOX_CLIENT_SECRET } = options;
  const { environment = 'SANDBOX', credentialsHttpStatus = 200 } = options;
  if (dataDir !== null) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const seeding = rememberedSeeding(dataDir, options, wallNow());
  const acts = openJournal<WorldEvent>(dataDir && join(dataDir, 'acts.jsonl'));
  const received = openJournal<LedgerEntry>(dataDir && join(dataDir, 'ledger.jsonl'));
  const world = new World(sandboxClock(wallNow), seeding, acts.journal, acts.entries);
  const ledger = new Ledger(received.journal, received.entries);
  const faults = new FaultBook();

  const gate = await openConnectionGate(host, port, tls !== undefined, (socket) => {
    provider.emit('connection', socket);
  });
  const provider = providerServer(
    {
      ...{ world, ledger, faults, environment, credentialsHttpStatus },
      listing: { ...USUAL_LISTING, ...options.listing },
      credentials: { clientId, clientSecret },
      reset: gate.reset,
      busy: gate.busy,
      broken: gate.broken,
      answered: gate.answered,
    },
    tls,
  );
  provider.on('secureConnection', gate.handshaken);
  const control = sandboxControl(world, ledger, faults, gate);
  const controlling = controlServer(control);
  await new Promise<void>((resolve, reject) => {
    controlling.once('error', reject).listen(options.controlPort ?? 0, '127.0.0.1', resolve);
  });
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${gate.port}`,
    controlOrigin: `http://127.0.0.1:${(controlling.address() as AddressInfo).port}`,
    control,
    clientId,
    clientSecret,
    async close() {
      const closed = new Promise((done) => controlling.close(done));
      controlling.closeAllConnections();
      await Promise.all([closed, gate.close()]);
      acts.journal.close();
      received.journal.close();
    },
  };
}

/** A data directory keeps the world it was first started with, so that a restart shows the same links. */
function rememberedSeeding(dataDir: string | null, options: SandboxOptions, now: number): Seeding {
  const { seed = 1, seededLinks = 600 } = options;
  const fresh = { seed, seededLinks, firstDay: istDay(now) };
  if (dataDir === null) return fresh;
  const file = join(dataDir, 'world.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Seeding;
  // Whole or not at all, also when killed meanwhile.
  writeFileSync(`${file}.new`, JSON.stringify(fresh), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return fresh;
}
