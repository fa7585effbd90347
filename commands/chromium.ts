import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { aptInstall } from './apt-install.ts';
import { run } from './run.ts';

/** Chromium refuses its sandbox to root; the rest keeps it from calling home during tests. */
export const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const SYSTEM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** The browser of the tests, if one stands here that starts. */
export function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  return given || [...SYSTEM_PLACES, chromium.executablePath()].find(starts);
}

/** The same, and where there is none it is fetched; undefined when that fails too. */
export async function provideChromium(): Promise<string | undefined> {
  const found = findChromium();
  if (found !== undefined) return found;
  await run('playwright', ['install', 'chromium'], { timeoutMs: 180_000 });
  return findChromium() ?? ((await aptInstall('chromium')) ? findChromium() : undefined);
}

function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  // On Windows --version would open a window.
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}
