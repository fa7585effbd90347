import { createServer, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one connection may cost before anybody has looked at what it says. */
export const WIRE_LIMITS = {
  maxHeaderSize: 16_384,
  /** A browser sends its headers in one piece; who takes longer holds a connection for its own sake. */
  headersTimeout: 10_000,
  /** 64 KiB over the slowest line. */
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  /** Longer than proxies keep theirs (60 s), so that it is never we who hang up first. */
  keepAliveTimeout: 65_000,
  // A second Host, Origin or Content-Type is seen, and refused, instead of left out.
  joinDuplicateHeaders: true,
  // Refused by us, with the headers of every answer; probes of health may do without.
  requireHostHeader: false,
} as const satisfies ServerOptions;

/** Answers come within 30 s (a cancel's), so silence for so long is somebody who does not read. */
const SILENT_MS = 120_000;

/** Some 15 kB each; more than a company has people, fewer than a machine has memory for. */
const MOST_CONNECTIONS = 5_000;

/** Listens where it was told; `port` is the one it got. Nobody is answered until a listener for requests is set. */
export async function listen(
  where: { host: string; port: number },
  limits: ServerOptions = WIRE_LIMITS,
): Promise<{ server: Server; port: number }> {
  const server = createServer(limits);
  server.timeout = SILENT_MS;
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new Error(`PORT: cannot listen on ${where.host}:${where.port} (${reasonOf(cause)}).`, { cause }),
      );
    });
    server.listen(where.port, where.host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Lets every connection go as soon as it has been answered, and resolves when the last one has. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A browser keeps its connections for later, and there is no later.
  const letGo = setInterval(() => server.closeIdleConnections(), LET_GO_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(letGo);
}

const LET_GO_MS = 50;

function reasonOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'something else is listening there';
  return code === 'EACCES' ? 'not permitted' : String(code);
}
