import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Call } from '../provider-request.ts';

/** What can go wrong before a request. Without TLS, the handshake ends where the connection is accepted. */
export const CONNECTION_FAULTS = [
  'reset-after-handshake',
  'fin-after-handshake',
  'refuse',
  'handshake-hang',
  'reset-after-accept',
  'fin-after-accept',
] as const;
export type ConnectionFault = (typeof CONNECTION_FAULTS)[number];

export type ConnectionGate = {
  readonly port: number;
  /**
   * For the next `count` connections; `refuse` lasts until `open`. Idle connections are closed.
   * With `after` it begins when the next such call has been answered, whose own connection lives on.
   */
  play(fault: ConnectionFault, count: number, after?: Call): void;
  answered(call: Call): void;
  open(): Promise<void>;
  /** Closes the TCP connection that carries this socket with RST. */
  reset(socket: Socket): void;
  /** Tells that TLS stands on a connection. */
  handshaken(socket: Socket): void;
  /** Broken off after its handshake. */
  broken(socket: Socket): boolean;
  /** Connections with a request under way are not idle. */
  busy(socket: Socket, busy: boolean): void;
  close(): Promise<void>;
};

/** Listens, and hands every accepted connection on, unless a connection fault is on. */
export async function openConnectionGate(
  host: string,
  wantedPort: number,
  tls: boolean,
  accept: (socket: Socket) => void,
): Promise<ConnectionGate> {
  const connections = new Map<string, Connection>();
  let waiting: { after: Call; begin: () => void } | null = null;
  let fault: { name: ConnectionFault; left: number } | null = null;
  const server = createServer({ noDelay: true }, (socket) => {
    const key = keyOf(socket);
    const connection: Connection = { socket, busy: false, afterHandshake: null };
    connections.set(key, connection);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => connections.delete(key));
    const played = fault;
    if (played === null || played.left === 0) return accept(socket);
    played.left -= 1;
    const laterUnderTls = played.name.endsWith('-after-handshake') && tls;
    if (laterUnderTls) {
      connection.afterHandshake = played.name;
      accept(socket);
    } else breakOff(socket, socket, played.name);
  });
  function begin(name: ConnectionFault, count: number): void {
    [fault, waiting] = [{ name, left: count }, null];
    if (name === 'refuse' && server.listening) server.close();
    for (const { socket, busy } of connections.values()) if (!busy) socket.destroy();
  }
  await listen(server, host, wantedPort);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    play(name, count, after) {
      if (after === undefined) begin(name, count);
      else waiting = { after, begin: () => begin(name, count) };
    },
    answered(call) {
      if (waiting?.after === call) waiting.begin();
    },
    async open() {
      [fault, waiting] = [null, null];
      if (!server.listening) await listen(server, host, port);
    },
    reset(socket) {
      const connection = connections.get(keyOf(socket));
      if (connection !== undefined) resetSoon(connection.socket);
    },
    handshaken(socket) {
      const connection = connections.get(keyOf(socket));
      if (connection?.afterHandshake) breakOff(connection.socket, socket, connection.afterHandshake);
    },
    broken: (socket) => Boolean(connections.get(keyOf(socket))?.afterHandshake),
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

type Connection = { socket: Socket; busy: boolean; afterHandshake: ConnectionFault | null };

/** `top` is the TLS socket where there is one: its FIN has to go through TLS. */
function breakOff(socket: Socket, top: Socket, fault: ConnectionFault): void {
  if (fault.startsWith('reset-')) resetSoon(socket);
  if (fault.startsWith('fin-')) top.end();
  // handshake-hang: accepted, and never read from.
}

/** Not at once: Node dies when the connection goes while TLS is still busy reading from it. */
function resetSoon(socket: Socket): void {
  setImmediate(() => socket.resetAndDestroy());
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
