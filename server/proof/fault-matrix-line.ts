import dns from 'node:dns';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { BadCertificate, Certificates } from './fault-matrix-certificates.ts';

/** What a new connection meets before any request; established ones live on unless they are cut. */
export type LineFault = 'refused' | 'name not found' | 'handshake hangs' | BadCertificate;

export type Line = {
  baseUrl: string;
  break(fault: LineFault, cut: boolean): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The wire between the server and the stand-in, under a name of its own. A certificate, a name and a closed
 * port belong to new connections only, so a Track can still pass on the old one while its Cancel meets them.
 */
export async function openLine(to: number, certificates: Certificates): Promise<Line> {
  const name = `p${++named}.provider.test`;
  const open = new Set<Socket>();
  const impostors: { close(): void }[] = [];
  let target: number | null = to;
  const hold = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    hold(socket);
    if (target === null) return;
    const far = connect(target, '127.0.0.1');
    hold(far);
    socket.pipe(far).pipe(socket);
    socket.on('close', () => far.destroy());
    far.on('close', () => socket.destroy());
  });
  const port = await listen(server, 0);
  const closeServer = () => new Promise<void>((resolve) => server.close(() => resolve()));

  async function impostor(which: BadCertificate): Promise<number> {
    const bad = createTlsServer(certificates.bad[which], hold).on('tlsClientError', () => undefined);
    impostors.push(bad);
    return listen(bad, 0);
  }

  LOOKED_UP.set(name, true);
  return {
    baseUrl: `https://${name}:${port}`,
    async break(fault, cut) {
      if (cut) for (const socket of open) socket.destroy();
      // It stops listening at once; established connections hold the promise back, so nobody waits for it.
      if (fault === 'refused') void closeServer();
      else if (fault === 'name not found') LOOKED_UP.set(name, false);
      else target = fault === 'handshake hangs' ? null : await impostor(fault);
    },
    async mend() {
      LOOKED_UP.set(name, true);
      target = to;
      if (!server.listening) await listen(server, port);
    },
    async close() {
      LOOKED_UP.delete(name);
      for (const each of impostors) each.close();
      const closed = server.listening ? closeServer() : undefined;
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

let named = 0;
const LOOKED_UP = new Map<string, boolean>();

/** The machine's resolver, with names of ours that come and go; everything else is asked of the real one. */
const realLookup = dns.lookup;
Object.assign(dns, {
  lookup(name: string, options: dns.LookupOptions, done: (...result: unknown[]) => void) {
    const known = LOOKED_UP.get(name);
    if (known === undefined) return realLookup(name, options as dns.LookupOneOptions, done);
    const missing = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    const found = { address: '127.0.0.1', family: 4 };
    if (!known) setImmediate(done, missing);
    else if (options.all) setImmediate(done, null, [found]);
    else setImmediate(done, null, found.address, found.family);
  },
});

type Listening = { listen(port: number, host: string, done: () => void): unknown; address(): unknown };

function listen(server: Listening, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
