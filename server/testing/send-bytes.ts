import { connect } from 'node:net';

/** Sends bytes as they stand and gives back all that comes until the other end hangs up, or nothing more comes for a while. */
export function sendBytes(port: number, bytes: string | Buffer, quietMs = 300): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const end = () => {
      socket.destroy();
      resolve(received);
    };
    socket.setTimeout(quietMs, end);
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', end);
    socket.on('close', end);
    socket.write(bytes);
  });
}
