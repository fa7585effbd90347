import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens where it was told; `port` is the one it got. Nobody is answered until a listener for requests is set. */
export async function listen(where: {
  host: string;
  port: number;
}): Promise<{ server: Server; port: number }> {
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 60_000 });
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

function reasonOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'something else is listening there';
  return code === 'EACCES' ? 'not permitted' : String(code);
}
