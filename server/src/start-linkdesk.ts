import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { appendToAnchorFile, readAnchorFile } from './audit/anchor-file.ts';
import { loadAuditSigningKey } from './audit/audit-signing-key.ts';
import { anchorsPathOf } from './audit/anchors-path.ts';
import { keepAnchoring } from './audit/keep-anchoring.ts';
import { recordRefusal } from './audit/record-refusal.ts';
import { seeAuditEntries } from './audit/see-audit-entries.ts';
import { auditTable } from './audit/audit-table.ts';
import { verifyAuditLog } from './audit/verify-audit-log.ts';
import { cancelTimes } from './cancellations/cancel-times.ts';
import { createNoticeStore } from './cancellations/notice-store.ts';
import { createCancellationStore } from './cancellations/cancellation-store.ts';
import { runCancellations } from './cancellations/run-cancellations.ts';
import { settleCancellations } from './cancellations/settle-cancellations.ts';
import { systemClock } from './clock.ts';
import type { Config, ProviderConfig } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import { takeServerLock } from './database/server-lock.ts';
import { createExportStore } from './exports/export-store.ts';
import { clientAddress, endpointIpFor } from './http/client-address.ts';
import { createInstantPay } from './instantpay/instantpay-client.ts';
import type { Log } from './log.ts';
import { createListFacts } from './payout-links/list-facts.ts';
import { createResendStore } from './payout-links/resend-store.ts';
import { createSharedTracks } from './payout-links/shared-tracks.ts';
import { authSecret } from './people/auth-secret.ts';
import { createSessionCookie } from './people/session-cookie.ts';
import { createWhoAsks } from './people/session-routes.ts';
import { shareProviderRate } from './replicas/share-provider-rate.ts';

/** `origin` is where people go, `port` where the server itself listens, maybe behind a proxy. */
export type Linkdesk = { origin: string; port: number; close(): Promise<void> };

/** Where the built web app stands. */
const WEB_DIR = join(import.meta.dirname, '../../web/dist');

/** Wires everything and listens. `provider` is the configured one, or the built-in sandbox. */
export async function startLinkdesk(config: Config, provider: ProviderConfig, log: Log): Promise<Linkdesk> {
  const lock = config.databaseUrl === null ? takeServerLock(config.dataDir) : null;
  const database = await openDatabase(config);
  await migrate(database);
  const anchorsPath = anchorsPathOf(config);
  const readAnchors = anchorsPath === null ? null : () => readAnchorFile(anchorsPath);
  const key = loadAuditSigningKey({ given: config.auditSigningKey, dataDir: config.dataDir });
  if (config.databaseUrl !== null && config.auditSigningKey === null) {
    log.warn(
      `AUDIT_SIGNING_KEY is not set: anchors of this replica are signed with the key in ${config.dataDir} and can be checked only with it`,
    );
  }
  const anchoring = await keepAnchoring({
    ...{ database, key },
    write: (anchor) => {
      // The log is another system's: who may change the database cannot change what it has shipped.
      if (anchorsPath === null) log.warn({ auditAnchor: anchor }, 'audit anchor');
      else return appendToAnchorFile(anchorsPath, anchor);
    },
    onFailure: (error) => log.error({ err: error }, 'an audit anchor could not be written'),
  });

  const { environment } = provider;
  const times = cancelTimes(config.cancelPace, config.cancelQuietPeriodMs, config.cancelDeadlineMs);
  const instantpay = createInstantPay({
    ...provider,
    baseUrl: provider.baseUrl.origin,
    ratePerS: config.ratePerS,
    pace: config.cancelPace,
    cancelDeadlineMs: config.cancelDeadlineMs,
    onCall: (call) => log.debug(call, 'provider call'),
  });
  // One SQLite file has one server.
  const sharing =
    config.databaseUrl === null
      ? null
      : await shareProviderRate({
          ...{ database, setShare: instantpay.setShare },
          onFailure: (error) =>
            log.warn({ err: error }, 'this replica could not renew its share of the rate'),
        });
  const tracks = createSharedTracks(instantpay, systemClock);
  const facts = createListFacts(instantpay);
  const ownEndpointIp = config.endpointIp ?? '127.0.0.1';
  const cancellations = runCancellations({
    store: createCancellationStore(database, times, systemClock),
    ...{ instantpay, tracks, times, log, ownEndpointIp, clock: systemClock, pace: config.cancelPace },
  });
  const resends = createResendStore(database);
  const exports = createExportStore(database);
  const settling = settleCancellations(cancellations, log);

  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 60_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const { code = 'failed' } = cause as NodeJS.ErrnoException;
      const where = `${config.host} port ${config.port}`;
      reject(new Error(`PORT: ${where} cannot be listened on (${code}).`, { cause }));
    });
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origins = config.publicUrl === null ? loopbackOrigins(port) : [config.publicUrl.origin];
  const https = config.publicUrl?.protocol === 'https:';
  const session = {
    desk: { environment, samplePeople: config.samplePeople },
    cookie: createSessionCookie(authSecret(config.authSecret, config.dataDir), https),
  };
  const app = createApp({
    ...{ log, origins, https, session },
    webDir: WEB_DIR,
    gate: {
      recordRefusal: (...refusal) => recordRefusal({ database, log }, ...refusal),
      whoAsks: createWhoAsks(session, (request) => {
        const forwarded = request.headers['x-forwarded-for'];
        const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
        const address = clientAddress(request.socket.remoteAddress ?? '', list, config.trustedProxies);
        return endpointIpFor(address, ownEndpointIp);
      }),
    },
    isReady: async () => {
      await database.readNow();
    },
    payoutLinks: { instantpay, tracks, facts, cancellations, resends, environment },
    cancellations: {
      ...{ cancellations, tracks, environment },
      approvalAbovePaise: config.approvalAbovePaise,
    },
    notices: createNoticeStore(database),
    audit: {
      see: (...asked) => seeAuditEntries(database, ...asked),
      verify: () => verifyAuditLog(database, key, readAnchors),
      prepareExport: (actor, filter) => exports.prepare(actor, 'audit-entries', filter),
    },
    exports: {
      store: exports,
      tableOf: (_kind, ...asked) => auditTable(database, ...asked),
    },
  });
  server.on('request', app);

  return {
    origin: origins[0] ?? '',
    port,
    /** Finishes what was begun, leaves the rest to the settler of the next start. */
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await settling.stop();
      await cancellations.drained();
      await closed;
      await instantpay.close();
      await sharing?.close();
      await anchoring.close();
      await database.close();
      lock?.release();
    },
  };
}

function loopbackOrigins(port: number): string[] {
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}
