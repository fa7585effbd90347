import { readFileSync } from 'node:fs';
import { createSecureContext, getCACertificates } from 'node:tls';
import { buildConnector, Client, Pool } from 'undici';

/** Long enough for every answer we know of; a request says its own, shorter deadline. */
const OUTER_LIMIT_MS = 60_000;
const MAX_ANSWER_BYTES = 1_048_576;
/** More are not begun: each of them would only wait for one of these to end. */
export const READS_AT_ONCE = 16;

export type FreshConnection = {
  client: Client;
  /** The TCP handshake, or on https the TLS handshake, has completed. */
  wasConnected: () => boolean;
};

export type Connections = {
  pool(connectMs: number): Pool;
  fresh(connectMs: number): FreshConnection;
  /** Our own address as the newest connection used it: what the provider's allow-list needs. */
  askedFrom(): string | null;
};

/**
 * The ways to the provider's one origin: a small pool for reads, a connection of its own for each write.
 * No redirects, no retries, no pipelining, HTTP/1.1 only, certificates verified, TLS 1.2 or newer.
 */
export function connectionsTo(origin: string, caFile: string | null): Connections {
  const secureContext = createSecureContext({
    minVersion: 'TLSv1.2',
    ...(caFile === null ? {} : { ca: [...getCACertificates('default'), readFileSync(caFile, 'utf8')] }),
  });
  let askedFrom: string | null = null;
  const connector = (timeoutMs: number): buildConnector.connector => {
    const connect = buildConnector({
      secureContext,
      maxCachedSessions: 0,
      allowH2: false,
      timeout: timeoutMs,
    });
    return (options, callback) =>
      connect(options, (...result) => {
        askedFrom = result[1]?.localAddress ?? askedFrom;
        callback(...result);
      });
  };
  const limits = {
    allowH2: false,
    pipelining: 1,
    headersTimeout: OUTER_LIMIT_MS,
    bodyTimeout: OUTER_LIMIT_MS,
    maxHeaderSize: 16_384,
    maxResponseSize: MAX_ANSWER_BYTES,
  };

  return {
    pool: (connectMs: number) =>
      new Pool(origin, {
        ...limits,
        connections: READS_AT_ONCE,
        keepAliveTimeout: 4_000,
        connect: connector(connectMs),
      }),

    /** Connects once at most: a second attempt to connect is an error, so nothing can be sent twice. */
    fresh(connectMs: number): FreshConnection {
      let connects = 0;
      let isConnected = false;
      const connectOnce = connector(connectMs);
      const client = new Client(origin, {
        ...limits,
        maxRequestsPerClient: 1,
        connect(options, callback) {
          if (++connects > 1) return callback(new Error('a write connects only once'), null);
          connectOnce(options, (...result) => {
            isConnected ||= result[0] === null || isResetAfterHandshake(options.protocol, result[0]);
            callback(...result);
          });
        },
      });
      return { client, wasConnected: () => isConnected };
    },

    askedFrom: () => askedFrom,
  };
}

/**
 * A refused port says ECONNREFUSED. ECONNRESET while connecting means that the TCP handshake was done and
 * the reset came before we heard of it; on https the handshake that counts is the later one of TLS.
 */
function isResetAfterHandshake(protocol: string, error: Error): boolean {
  return protocol === 'http:' && 'code' in error && error.code === 'ECONNRESET';
}
