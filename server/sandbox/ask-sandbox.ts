import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Headers every call must carry, as a right caller of the default credentials sends them. */
export const RIGHT_HEADERS: Readonly<Record<string, string>> = {
  'X-Ipay-Auth-Code': '1',
  'X-Ipay-Client-Id': 'sandbox-client',
  'X-Ipay-Client-Secret': 'sandbox-secret',
  'X-Ipay-Endpoint-Ip': '203.0.113.7',
  'Content-Type': 'application/json',
};

export type Ask = {
  method: string;
  path: string;
  /** In place of the right ones; undefined leaves one out. */
  headers?: Record<string, string | undefined>;
  body?: string;
};

/** What came back on the wire until the connection ended, or until nothing more was waited for. */
export type Heard = { bytes: Buffer; text: string; ended: 'fin' | 'reset' | 'open' | 'refused' };

export function trackOf(linkId: string): Ask {
  return { method: 'GET', path: `/payments/payout/link/track/${linkId}` };
}

export function listOf(query: unknown): Ask {
  return { method: 'GET', path: '/payments/payout/link/list', body: JSON.stringify(query) };
}

export function cancelOf(linkId: string): Ask {
  return { method: 'POST', path: '/payments/payout/link/cancel', body: JSON.stringify({ linkId }) };
}

export function notifyOf(linkId: string): Ask {
  return { method: 'POST', path: '/payments/payout/link/notify', body: JSON.stringify({ linkId }) };
}

/** One request on a connection of its own, byte for byte; `enough` says when to stop listening. */
export function hear(
  origin: string,
  ask: Ask,
  { waitMs = 2000, enough = (_soFar: Buffer): boolean => false } = {},
): Promise<Heard> {
  const { hostname, port, protocol } = new URL(origin);
  const to = { host: hostname, port: Number(port) };
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = protocol === 'https:' ? connectTls({ ...to, rejectUnauthorized: false }) : connect(to);
    const timer = setTimeout(() => end('open'), waitMs);
    function end(ended: Heard['ended']): void {
      clearTimeout(timer);
      socket.destroy();
      const bytes = Buffer.concat(chunks);
      resolve({ bytes, text: bytes.toString('utf8'), ended });
    }
    socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', () => socket.write(wire(ask)));
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (enough(chunk)) end('open');
    });
    socket.on('end', () => end('fin'));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ECONNREFUSED' ? 'refused' : 'reset'),
    );
  });
}

export type Answer = { httpStatus: number; statuscode: string; status: string; data: never; text: string };

/** One request, its answer read as the envelope it should be. */
export async function askFor<Data = unknown>(
  origin: string,
  ask: Ask,
): Promise<Omit<Answer, 'data'> & { data: Data }> {
  const { text } = await hear(origin, ask);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return {
    ...(JSON.parse(body) as Answer & { data: Data }),
    httpStatus: Number(head.slice(9, 12)),
    text: body,
  };
}

function wire({ method, path, headers, body }: Ask): string {
  const framing = body === undefined ? {} : { 'Content-Length': `${Buffer.byteLength(body)}` };
  const all = { Host: 'sandbox', Connection: 'close', ...RIGHT_HEADERS, ...framing, ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}\r\n`],
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`;
}
