import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PayoutLink } from '../contract/payout-links.ts';
import type { Problem } from '../contract/problem.ts';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { startLinkdesk } from '../src/start-linkdesk.ts';
import type { FaultSpec } from '../sandbox/faults/fault-spec.ts';
import { CONNECTION_FAULTS } from '../sandbox/faults/connection-gate.ts';
import type { LinkWish } from '../sandbox/make-link.ts';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { freshSqlite } from '../testing/fresh-sqlite.ts';
import { serverEnv } from '../testing/server-env.ts';
import { signIn, type Browser, type Reply } from '../testing/sign-in.ts';
import type { Certificates } from './fault-matrix-certificates.ts';
import { openLine, type Line } from './fault-matrix-line.ts';
import type { Call, Play } from './fault-matrix-row.ts';

/** A fifth of life: slow enough that a busy machine does not run into our own guards. */
const HURRIED = { CANCEL_PACE: '0.2', CANCEL_QUIET_PERIOD_S: '20', CANCEL_DEADLINE_MS: '10000' };

/** A problem, whose `status` is the one of HTTP. */
export type Refused = Omit<Problem, 'status'>;

export type Desk = {
  operator: Browser;
  auditor: Browser;
  control: Sandbox['control'];
  line: Line | null;
  secrets: string[];
  logged(): string;
  stored(): string;
  look(linkId: string): Promise<Reply<PayoutLink & Refused>>;
  makeLink(wish?: LinkWish): string;
  /** So that what follows goes over connections that have carried a request. */
  warmUp(linkId: string): Promise<void>;
  play(play: Play, call: Call, linkIds: string[]): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
};

/** A server, a stand-in behind TLS and two people, for one cell alone: no other one's faults can be met. */
export async function openDesk(certificates: Certificates, withLine: boolean): Promise<Desk> {
  const database = await freshSqlite();
  const sandbox = await startSandbox({ port: 0, seededLinks: 0, tls: certificates.good });
  const { control } = sandbox;
  const port = Number(new URL(sandbox.origin).port);
  const line = withLine ? await openLine(port, certificates) : null;
  const config = readConfig({
    ...serverEnv(database, sandbox),
    ...HURRIED,
    INSTANTPAY_CA_FILE: certificates.caFile,
    INSTANTPAY_RATE: '1000',
    LOG_LEVEL: 'debug',
  });
  if (config.provider === null) throw new Error('the desk always has a provider');
  let lines = '';
  const log = createLog('debug', { write: (text) => (lines += text) });
  const baseUrl = line === null ? config.provider.baseUrl : new URL(line.baseUrl);
  const linkdesk = await startLinkdesk(config, { ...config.provider, baseUrl }, log);
  const operator = await signIn(linkdesk, 'operator');
  const look: Desk['look'] = (linkId) => operator.get(`/api/payout-links/${linkId}?fresh=1`);
  const makeLink: Desk['makeLink'] = (wish) => control.makeLink(wish).id;
  return {
    ...{ operator, auditor: await signIn(linkdesk, 'auditor'), control, line },
    secrets: [sandbox.clientId, sandbox.clientSecret],
    logged: () => lines,
    stored: () => filesIn(database.dataDir),
    ...{ look, makeLink },
    async warmUp(linkId) {
      // The pool opens a connection ahead whenever all are busy; by the fourth look it has used them all.
      for (let looks = 0; looks < 4; looks++) await look(linkId);
    },
    async play(play, call, linkIds) {
      if ('line' in play) return line?.break(play.line, call === 'track' || call === 'list');
      if (isOfConnection(play)) return control.setFault({ ...play, ...connectionPart(call) });
      for (const linkId of linkIds) control.setFault({ ...play, call, linkId });
    },
    async mend() {
      await line?.mend();
      await control.clearFaults();
    },
    async close() {
      await linkdesk.close();
      await line?.close();
      await sandbox.close();
      await database.drop();
    },
  };
}

function isOfConnection({ fault }: FaultSpec): boolean {
  return CONNECTION_FAULTS.some((name) => name === fault);
}

/** A write meets it after its own Track, and only once: the Track that decides comes through. */
function connectionPart(call: Call): Partial<FaultSpec> {
  return call === 'track' || call === 'list' ? {} : { after: 'track', count: 1 };
}

function filesIn(dir: string): string {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
