import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PayoutLink } from '../server/contract/payout-links.ts';
import { freePort } from '../server/testing/free-port.ts';
import { freshSqlite } from '../server/testing/fresh-sqlite.ts';
import { signIn } from '../server/testing/sign-in.ts';
import { ROOT } from './run.ts';

const LINK = '65704add83911e52b70ebcbc';

test('in development a sample person signs in and reads a link through the port of the page', async () => {
  const { dataDir, drop } = await freshSqlite();
  const [webPort, port] = [await freePort(), await freePort()];
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: String(port), WEB_PORT: String(webPort), DATA_DIR: dataDir };
  const dev = spawn(process.execPath, [join(ROOT, 'commands/watch.ts')], { env, stdio: 'ignore' });
  const ended = once(dev, 'exit');
  const origin = `http://localhost:${webPort}`;
  try {
    const patience = { timeout: 40_000, interval: 200 };
    await expect.poll(() => statusOf(`${origin}/api/sign-in-ways`), patience).toBe(200);
    const operator = await signIn({ origin }, 'operator');
    const link = await operator.get<PayoutLink>(`/api/payout-links/${LINK}`);
    expect([link.status, link.body.status]).toEqual([200, 'CLAIMED']);
    const page = await (await fetch(`${origin}/links/${LINK}`, { headers: { Accept: 'text/html' } })).text();
    expect(page).toContain('/@vite/client');
  } finally {
    dev.kill();
    await ended;
  }
  // Stopping it leaves neither of the two behind.
  await expect.poll(() => statusOf(origin), { timeout: 10_000 }).toBeNull();
  await expect.poll(() => statusOf(`http://127.0.0.1:${port}/healthz`), { timeout: 10_000 }).toBeNull();
  await drop();
});

async function statusOf(url: string): Promise<number | null> {
  return fetch(url).then(
    ({ status }) => status,
    () => null,
  );
}
