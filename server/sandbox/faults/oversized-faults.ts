import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { jsonReply, rawHead, textReply, type Fault } from './exchange.ts';

const MB = 1_000_000;

/** A valid answer behind 100 MB of padding, its length declared. */
export const hugeBody: Fault = ({ socket, envelope, fault }) => {
  const bytes = fault.bytes ?? 100 * MB;
  const rest = JSON.stringify(envelope);
  socket.write(rawHead({ 'Content-Length': bytes + Buffer.byteLength(rest) }));
  pour(socket, bytes, () => socket.end(rest));
  return undefined;
};

/** Without a length and without an end. */
export const endlessBody: Fault = ({ socket }) => {
  socket.write(rawHead({ Connection: 'close' }));
  pour(socket, Number.POSITIVE_INFINITY, () => socket.end());
  return undefined;
};

/** A gigabyte of padding that travels as one megabyte, then the honest answer. */
export const gzipBomb: Fault = ({ envelope, fault }) => {
  // Members of a gzip stream may simply follow each other.
  const padding = gzipSync(Buffer.alloc(MB, ' '));
  const members = Math.ceil((fault.bytes ?? 1000 * MB) / MB);
  const packed = Buffer.concat([
    ...Array.from({ length: members }, () => padding),
    gzipSync(JSON.stringify(envelope)),
  ]);
  return textReply(packed, 200, { 'content-encoding': 'gzip' });
};

export const bigHeaders: Fault = ({ envelope, fault }) =>
  jsonReply(envelope, 200, { 'x-padding': 'a'.repeat(fault.bytes ?? 40_000) });

/** Thousands of interim answers before the honest one. */
export const many1xx: Fault = ({ socket, envelope, fault }) => {
  socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n'.repeat(fault.times ?? 10_000));
  return jsonReply(envelope);
};

/** Writes spaces no faster than they are read: the flood is the reader's problem, not ours. */
function pour(socket: Socket, bytes: number, done: () => void): void {
  const block = Buffer.alloc(65_536, ' ');
  let left = bytes;
  function more(): void {
    while (left > 0 && !socket.destroyed) {
      const part = block.subarray(0, Math.min(left, block.length));
      left -= part.length;
      if (!socket.write(part)) return void socket.once('drain', more);
    }
    if (!socket.destroyed) done();
  }
  more();
}
