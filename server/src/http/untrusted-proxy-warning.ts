import type { Log } from '../log.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Behind a proxy that is not named everybody has the proxy’s address, and its limits: the log says so, once an hour. */
export function untrustedProxyWarning(log: Log): (peer: string) => void {
  let saidAt = -Infinity;
  return (peer) => {
    if (performance.now() - saidAt < HOUR_MS) return;
    saidAt = performance.now();
    log.warn(
      { peer },
      'X-Forwarded-For came from an address that TRUST_PROXY does not name, and is not believed: if that is your proxy, name it there',
    );
  };
}
