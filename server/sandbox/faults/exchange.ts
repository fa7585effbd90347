import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Credentials } from '../credentials.ts';
import type { Envelope } from '../envelope.ts';
import type { Call } from '../provider-request.ts';
import type { FaultSpec } from './fault-spec.ts';

/** An answer to be sent with a correct length. */
export type Reply = { httpStatus: number; headers: Record<string, string>; body: Buffer };

/** What a fault has at hand. */
export type Exchange = {
  res: ServerResponse;
  /** For bytes that node:http would not let through. */
  socket: Socket;
  /** Closes the connection with RST, also under TLS. */
  reset: () => void;
  call: Call;
  /** The honest answer. */
  envelope: Envelope;
  fault: FaultSpec;
  /** How often this fault was played before: 0, 1, 2 … */
  use: number;
  credentials: Credentials;
};

/** Answers what to send instead, or undefined when it has dealt with the connection itself. */
export type Fault = (exchange: Exchange) => Reply | undefined;

export function jsonReply(value: unknown, httpStatus = 200, headers: Record<string, string> = {}): Reply {
  return textReply(JSON.stringify(value), httpStatus, headers);
}

export function textReply(
  text: string | Buffer,
  httpStatus = 200,
  headers: Record<string, string> = {},
): Reply {
  return { httpStatus, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(text) };
}

/** The start of an HTTP answer, for faults that write the bytes themselves. */
export function rawHead(headers: Record<string, string | number>): string {
  const lines = Object.entries({ 'Content-Type': 'application/json', ...headers });
  return `HTTP/1.1 200 OK\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}
