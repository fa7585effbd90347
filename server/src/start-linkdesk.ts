import { join } from 'node:path';
import { createApp } from './app.ts';
import { recordRefusal } from './audit/record-refusal.ts';
import { seeAuditEntries } from './audit/see-audit-entries.ts';
import { auditTable } from './audit/audit-table.ts';
import { cancelTimes } from './cancellations/cancel-times.ts';
import { createNoticeStore } from './cancellations/notice-store.ts';
import { cancelAuthority } from './cancellations/cancel-authority.ts';
import { createCancellationStore, type CancellationStore } from './cancellations/cancellation-store.ts';
import { runCancellations } from './cancellations/run-cancellations.ts';
import { settleCancellations } from './cancellations/settle-cancellations.ts';
import { systemClock } from './clock.ts';
import type { Config, ProviderConfig } from './config.ts';
import { createExportStore } from './exports/export-store.ts';
import { prepareAuditExport } from './exports/prepare-export.ts';
import { linkTable } from './finding/link-table.ts';
import { openFinding } from './finding/open-finding.ts';
import { tellAsked } from './finding/tell-asked.ts';
import type { Log } from './log.ts';
import { listen, stopListening } from './http/listen.ts';
import { refuseMalformed } from './http/refuse-malformed.ts';
import { requestLimits } from './http/request-limits.ts';
import { securityHeaders } from './http/security-headers.ts';
import type { InstantPay } from './instantpay/instantpay.ts';
import { openDirectory } from './open-directory.ts';
import { openProvider } from './open-provider.ts';
import { openRecords } from './open-records.ts';
import { createDisclosureStore } from './payout-links/disclosure-store.ts';
import { createListFacts } from './payout-links/list-facts.ts';
import { createRecipients } from './payout-links/recipients.ts';
import { createResendStore } from './payout-links/resend-store.ts';
import { createSharedTracks } from './payout-links/shared-tracks.ts';
import { openSignIn } from './open-sign-in.ts';
import { createSavedViewStore } from './saved-views/saved-view-store.ts';
import { createSealing } from './sealing/create-sealing.ts';

/** `origin` is where people go, `port` where the server itself listens, maybe behind a proxy. */
export type Linkdesk = {
  origin: string;
  port: number;
  /** Makes the first administrator; null where somebody has an account, or sample people may sign in. */
  firstLink: string | null;
  close(): Promise<void>;
};

/** Where the built web app stands. */
const WEB_DIR = join(import.meta.dirname, '../../web/dist');

/**
 * Where what is under test may be watched from, by wrapping the writer of operations and the way to the provider;
 * in life both are the identity. A test may serve pages of its own, too.
 */
type Wrapping = {
  store?: (store: CancellationStore) => CancellationStore;
  instantpay?: (instantpay: InstantPay) => InstantPay;
  webDir?: string;
};

/** Wires everything and listens. `provider` is the configured one, or the built-in sandbox. */
export async function startLinkdesk(
  config: Config,
  provider: ProviderConfig,
  log: Log,
  { store: wrapStore = identity, instantpay: wrapInstantPay = identity, webDir = WEB_DIR }: Wrapping = {},
): Promise<Linkdesk> {
  const { environment } = provider;
  const { approvalAbovePaise } = config;
  const records = await openRecords(config, log);
  const { database } = records;
  const access = await openProvider(config, provider, database, log);
  const directory = openDirectory(config, {
    ...{ database, environment, log },
    instantpay: wrapInstantPay(access.instantpay),
  });
  const { instantpay } = directory;
  const tracks = createSharedTracks(instantpay, systemClock);
  const facts = createListFacts(instantpay, directory.store);
  const ownEndpointIp = config.endpointIp ?? '127.0.0.1';
  const times = cancelTimes(config.cancelPace, config.cancelQuietPeriodMs, config.cancelDeadlineMs);
  const cancellations = runCancellations({
    store: wrapStore(
      createCancellationStore(database, environment, times, systemClock, cancelAuthority(approvalAbovePaise)),
    ),
    ...{ instantpay, tracks, times, log, ownEndpointIp, clock: systemClock, pace: config.cancelPace },
    recipients: createRecipients(facts, tracks),
  });
  const resends = createResendStore(database);
  const disclosures = createDisclosureStore(database);
  const sealing = createSealing(config.dataKeys);
  const exports = createExportStore(database, sealing);
  const settling = settleCancellations(cancellations, log);
  const finding = openFinding({
    ...{ database, directory: directory.store, instantpay, tracks, facts, disclosures },
    isComplete: directory.isComplete,
  });

  const { server, port } = await listen(config);
  const origins = config.publicUrl === null ? loopbackOrigins(port) : [config.publicUrl.origin];
  const https = config.publicUrl?.protocol === 'https:';
  const signIn = openSignIn(config, database, {
    ...{ environment, origin: origins[0] ?? '', https, ownEndpointIp, log },
  });
  const headers = securityHeaders(https);
  const app = createApp({
    ...{
      log,
      origins,
      headers,
      webDir,
      session: signIn.parts,
      signIn: signIn.signInParts,
      people: signIn.peopleParts,
    },
    company: signIn.company,
    gate: {
      recordRefusal: (...refusal) => recordRefusal({ database, log }, ...refusal),
      whoAsks: signIn.whoAsks,
      addressOf: signIn.addressOf,
      limits: requestLimits(config.requestsPerMinute),
    },
    isReady: async () => {
      await database.readNow();
    },
    finding: { finding, recipients: cancellations.recipients },
    directory,
    payoutLinks: {
      ...{ instantpay, tracks, facts, cancellations, resends, disclosures, environment },
      approvalAbovePaise,
    },
    cancellations: { cancellations, tracks, environment, approvalAbovePaise },
    notices: createNoticeStore(database),
    audit: {
      see: (...asked) => seeAuditEntries(database, ...asked),
      verify: records.verify,
      prepareExport: (...asked) => prepareAuditExport(exports, ...asked),
    },
    exports: {
      ...{ store: exports, tellAsked },
      tableOf: ({ kind, filter, actor }) =>
        kind === 'audit-entries'
          ? auditTable(database, actor, filter)
          : linkTable(finding.pagesOf(actor, filter)),
    },
    savedViews: createSavedViewStore(database, sealing),
  });
  refuseMalformed(server, log, headers);
  const firstLink = await signIn.firstLink();
  server.on('request', app);
  server.on('checkExpectation', app);

  return {
    origin: origins[0] ?? '',
    port,
    firstLink: firstLink?.url ?? null,
    /** Finishes what was begun, leaves the rest to the settler of the next start. */
    async close() {
      const closed = stopListening(server);
      signIn.stop();
      await settling.stop();
      await cancellations.drained();
      await closed;
      await signIn.settled();
      await directory.close();
      await access.close();
      await records.close();
    },
  };
}

function loopbackOrigins(port: number): string[] {
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}

function identity<T>(value: T): T {
  return value;
}
