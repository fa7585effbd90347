import { rawHead, type Fault } from './exchange.ts';

export const resetAfterRequest: Fault = ({ reset }) => {
  reset();
  return undefined;
};

export const finAfterRequest: Fault = ({ socket }) => {
  socket.end();
  return undefined;
};

/** The headers promise all of it, half of it comes, then FIN. */
export const cutMidBody: Fault = ({ socket, envelope }) => {
  const body = Buffer.from(JSON.stringify(envelope));
  socket.write(rawHead({ 'Content-Length': body.length }));
  socket.end(body.subarray(0, body.length / 2));
  return undefined;
};

/** All of it comes, but the headers promise half of it. */
export const shortContentLength: Fault = ({ socket, envelope }) => {
  const body = Buffer.from(JSON.stringify(envelope));
  socket.write(rawHead({ 'Content-Length': Math.floor(body.length / 2) }));
  socket.end(body);
  return undefined;
};

/** A chunk whose size is no number after a whole answer, and no last chunk. */
export const brokenChunk: Fault = ({ socket, envelope }) => {
  const body = Buffer.from(JSON.stringify(envelope));
  socket.write(rawHead({ 'Transfer-Encoding': 'chunked' }));
  socket.end(`${body.length.toString(16)}\r\n${body.toString()}\r\nzz\r\n`);
  return undefined;
};
