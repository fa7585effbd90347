import type { Socket } from 'node:net';
import { jsonReply, rawHead, type Fault } from './exchange.ts';

/** The honest answer; the wait is the spec's `delayMs`. */
export const delay: Fault = ({ envelope }) => jsonReply(envelope);

/** The connection stays open and nothing comes. */
export const hangBeforeHeaders: Fault = () => undefined;

export const headersDribble: Fault = ({ socket, envelope, fault }) => {
  const body = JSON.stringify(envelope);
  dribble(socket, rawHead({ 'Content-Length': Buffer.byteLength(body) }) + body, fault.stepMs);
  return undefined;
};

export const bodyDribble: Fault = ({ socket, envelope, fault }) => {
  const body = JSON.stringify(envelope);
  socket.write(rawHead({ 'Content-Length': Buffer.byteLength(body) }));
  dribble(socket, body, fault.stepMs);
  return undefined;
};

/** Byte by byte, then the connection is closed. */
function dribble(socket: Socket, text: string, stepMs = 100): void {
  const bytes = Buffer.from(text);
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent < bytes.length) return;
    clearInterval(timer);
    socket.end();
  }, stepMs);
  socket.once('close', () => clearInterval(timer));
}
