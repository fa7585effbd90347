import { rawHead, textReply, type Fault } from './exchange.ts';

/** Both framings at once, as in a smuggled answer. */
export const clAndTe: Fault = ({ socket, envelope }) => {
  const body = Buffer.from(JSON.stringify(envelope));
  socket.write(rawHead({ 'Content-Length': body.length, 'Transfer-Encoding': 'chunked' }));
  socket.end(`${body.length.toString(16)}\r\n${body.toString()}\r\n0\r\n\r\n`);
  return undefined;
};

/** Nothing that begins like HTTP. */
export const garbageBytes: Fault = ({ socket }) => {
  socket.end(Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 73 + 129) % 256)));
  return undefined;
};

/** Valid JSON whose `data` is a million arrays deep. */
export const deepJson: Fault = ({ envelope, fault }) => {
  const depth = fault.times ?? 1_000_000;
  const text = JSON.stringify({ ...envelope, data: 0 });
  return textReply(text.replace('"data":0', `"data":${'['.repeat(depth)}${']'.repeat(depth)}`));
};

/** Says it twice and differently; the honest one comes last, where JSON.parse finds it. */
export const duplicateKeys: Fault = ({ envelope }) => {
  const other = envelope.statuscode === 'TXN' ? 'RPI' : 'TXN';
  return textReply(`{"statuscode":"${other}","data":{},${JSON.stringify(envelope).slice(1)}`);
};

export const protoKeys: Fault = ({ envelope }) => {
  const trap = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
  const data = typeof envelope.data === 'object' && envelope.data !== null ? envelope.data : {};
  const text = JSON.stringify({ ...envelope, data: { ...data, trap: 0 } });
  return textReply(`{${trap},${text.slice(1).replace('"trap":0', trap)}`);
};
