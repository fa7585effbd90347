import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** What a test's provider does with a connection: `request` is the whole request, as bytes came. */
export type Behaviour = (socket: Socket, request: string) => void;

export type RawProvider = {
  origin: string;
  connections: number;
  bytes: number;
  /** Whole requests: headers and the body they announced. */
  requests: string[];
  close(): Promise<void>;
};

/** A provider for tests that speaks in raw bytes, because a proper HTTP server cannot misbehave enough. */
export async function startRawProvider(
  behave: Behaviour,
  options: { onConnect?: (socket: Socket) => void; tls?: { key: string; cert: string } } = {},
): Promise<RawProvider> {
  const open = new Set<Socket>();
  const accept = (socket: Socket) => {
    provider.connections++;
    open.add(socket);
    let received = '';
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.on('data', (chunk) => {
      provider.bytes += chunk.length;
      received += chunk.toString('latin1');
      if (!isWhole(received)) return;
      const request = received;
      received = '';
      provider.requests.push(request);
      behave(socket, request);
    });
    options.onConnect?.(socket);
  };
  const server: Server = options.tls ? createTlsServer(options.tls, accept) : createServer(accept);
  server.on('tlsClientError', () => undefined);
  const provider: RawProvider = {
    origin: '',
    connections: 0,
    bytes: 0,
    requests: [],
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  provider.origin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return provider;
}

function isWhole(received: string): boolean {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  if (rest.length === 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return rest.join('\r\n\r\n').length >= length;
}

/** The provider's documented cancel answer, in our environment unless told otherwise. */
export function envelope(fields: Record<string, unknown> = {}): string {
  return JSON.stringify({
    statuscode: 'TXN',
    actcode: null,
    status: 'Link Cancelled Successfully',
    data: null,
    timestamp: '2023-12-14 11:29:45',
    ipay_uuid: 'h0009ad832f4',
    orderid: null,
    environment: 'SANDBOX',
    internalCode: null,
    ...fields,
  });
}

export const TRACKED = { status: 'ISSUED', amount: 120.11, linkActivity: [] };

/** An HTTP answer as bytes; a header given as null is left out. */
export function answer(
  body: string | Buffer,
  status = 200,
  headers: Record<string, string | null> = {},
): Buffer {
  const bytes = Buffer.from(body);
  const all = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\r\n`],
  );
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Any\r\n${lines.join('')}\r\n`), bytes]);
}

/** Behaviours: send and keep the connection open, or close it afterwards. */
export const sending =
  (...parts: (string | Buffer)[]): Behaviour =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };

export const closing =
  (...parts: (string | Buffer)[]): Behaviour =>
  (socket) =>
    void socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));

export const answering = (...parts: Parameters<typeof answer>): Behaviour => sending(answer(...parts));

export const saying = (fields: Record<string, unknown>, status = 200): Behaviour =>
  answering(envelope(fields), status);
