import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What can go wrong before a request: on the TCP connection, and so before any TLS handshake. */
export const CONNECTION_FAULTS = [
  'refuse',
  'handshake-hang',
  'reset-after-accept',
  'fin-after-accept',
] as const;
export type ConnectionFault = (typeof CONNECTION_FAULTS)[number];

export type ConnectionGate = {
  readonly port: number;
  /** For the next `count` connections; `refuse` lasts until `open`. Idle connections are closed. */
  play(fault: ConnectionFault, count: number): void;
  open(): Promise<void>;
  /** Closes the TCP connection that carries this socket with RST. */
  reset(socket: Socket): void;
  /** Connections with a request under way are not idle. */
  busy(socket: Socket, busy: boolean): void;
  close(): Promise<void>;
};

/** Listens, and hands every accepted connection on, unless a connection fault is on. */
export async function openConnectionGate(
  host: string,
  wantedPort: number,
  accept: (socket: Socket) => void,
): Promise<ConnectionGate> {
  const connections = new Map<string, { socket: Socket; busy: boolean }>();
  let fault: { name: ConnectionFault; left: number } | null = null;
  const server = createServer({ noDelay: true }, (socket) => {
    const key = keyOf(socket);
    connections.set(key, { socket, busy: false });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => connections.delete(key));
    const played = fault;
    if (played === null || played.left === 0) return accept(socket);
    played.left -= 1;
    if (played.name === 'reset-after-accept') socket.resetAndDestroy();
    if (played.name === 'fin-after-accept') socket.end();
    // handshake-hang: accepted, and never read from.
  });
  await listen(server, host, wantedPort);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    play(name, count) {
      fault = { name, left: count };
      if (name === 'refuse' && server.listening) server.close();
      for (const { socket, busy } of connections.values()) if (!busy) socket.destroy();
    },
    async open() {
      fault = null;
      if (!server.listening) await listen(server, host, port);
    },
    reset: (socket) => void connections.get(keyOf(socket))?.socket.resetAndDestroy(),
    busy(socket, busy) {
      const connection = connections.get(keyOf(socket));
      if (connection !== undefined) connection.busy = busy;
    },
    async close() {
      const closed = server.listening ? new Promise((done) => server.close(done)) : undefined;
      for (const { socket } of connections.values()) socket.destroy();
      await closed;
    },
  };
}

/** A TLS socket and the TCP socket under it have the same far end. */
function keyOf(socket: Socket): string {
  return `${socket.remoteAddress}:${socket.remotePort}`;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
