import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hear, trackOf } from '../ask-sandbox.ts';
import { CLAIMED_SAMPLE_ID } from '../sample-links.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

const ASK = trackOf(CLAIMED_SAMPLE_ID);

describe.for(['http', 'https'])('over %s', (scheme) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      seededLinks: 0,
      ...(scheme === 'https' ? { tls: certificate() } : {}),
    });
  });
  afterEach(() => sandbox.control.reset());
  afterAll(() => sandbox.close());

  test.for([
    ['refuse', 'refused'],
    ['handshake-hang', 'open'],
    ['reset-after-accept', 'reset'],
    ['reset-after-handshake', 'reset'],
    ['fin-after-handshake', 'fin'],
  ] as const)('%s ends as %s, before a request was received', async ([fault, ended]) => {
    sandbox.control.setFault({ fault });
    expect(await hear(sandbox.origin, ASK, { waitMs: 150 })).toMatchObject({ ended, text: '' });
    expect(sandbox.control.counts().track).toBe(0);
    await sandbox.control.clearFaults();
    expect((await hear(sandbox.origin, ASK)).text).toContain('"statuscode":"TXN"');
  });

  test('is for as many connections as asked', async () => {
    sandbox.control.setFault({ fault: 'reset-after-accept', count: 2 });
    const heard = [];
    for (let i = 0; i < 3; i += 1) heard.push((await hear(sandbox.origin, ASK)).ended);
    expect(heard).toEqual(['reset', 'reset', 'fin']);
  });

  test('begins after an answered Track where that is asked for', async () => {
    sandbox.control.setFault({ fault: 'refuse', after: 'track' });
    expect((await hear(sandbox.origin, ASK)).text).toContain('"statuscode":"TXN"');
    expect((await hear(sandbox.origin, ASK)).ended).toBe('refused');
  });

  test('a whole request is answered by a reset of the connection under it', async () => {
    sandbox.control.setFault({ fault: 'reset-after-request' });
    expect(await hear(sandbox.origin, ASK)).toMatchObject({ ended: 'reset', text: '' });
    expect(sandbox.control.counts().track).toBe(1);
  });
});

test('a connection fault for one call is refused: no connection tells which call it is for', async () => {
  const sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  expect(() => sandbox.control.setFault({ fault: 'refuse', call: 'cancel' })).toThrow(
    'A connection does not tell',
  );
  await sandbox.close();
});

test('a request that breaks off half-way is neither acted on nor counted', async () => {
  const sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  const socket = connect(Number(new URL(sandbox.origin).port), '127.0.0.1');
  const head =
    'POST /payments/payout/link/cancel HTTP/1.1\r\nHost: sandbox\r\nContent-Length: 50\r\n\r\n{"linkId":';
  await new Promise((sent) => socket.write(head, sent));
  await new Promise<void>((closed) => socket.resume().end(() => closed()));
  await hear(sandbox.origin, ASK);
  expect(sandbox.control.counts()).toEqual({ track: 1, list: 0, cancel: 0, notify: 0, other: 0 });
  await sandbox.close();
});

/** A self-signed certificate for this run only. */
function certificate(): { key: string; cert: string } {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-tls-'));
  const files = ['-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-days', '1', ...kind, ...files], { stdio: 'ignore' });
  const made = {
    key: readFileSync(join(dir, 'key.pem'), 'utf8'),
    cert: readFileSync(join(dir, 'cert.pem'), 'utf8'),
  };
  rmSync(dir, { recursive: true });
  return made;
}
