import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ROOT, run, type Run } from './run.ts';

const SOURCES = [
  'commands/build-web.ts',
  'web/**/*',
  'server/contract/*.ts',
  'vite.config.ts',
  'pnpm-lock.yaml',
];
const STAMP = join(ROOT, 'web/dist/.built-from');

/** Builds web/ unless what stands in web/dist was built from exactly these sources. */
export async function buildWeb(): Promise<Run & { built: boolean }> {
  const stamp = stampOfSources();
  if (stamp === lastStamp()) return { ok: true, output: '', built: false };
  const result = await run('vite', ['build', '--config', 'vite.config.ts'], {
    env: { NODE_ENV: 'production' },
  });
  if (result.ok) {
    compress();
    writeFileSync(STAMP, stamp);
  }
  return { ...result, built: true };
}

function stampOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, {
    cwd: ROOT,
    withFileTypes: true,
    exclude: (entry) =>
      entry.name === 'node_modules' || entry.name === 'dist' || entry.name.includes('.test.'),
  });
  const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.toSorted())
    hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}

/** Once here, as small as can be, instead of at every request. */
function compress(): void {
  for (const path of globSync('web/dist/**/*.{js,css,html,svg}', { cwd: ROOT })) {
    writeFileSync(join(ROOT, `${path}.br`), brotliCompressSync(readFileSync(join(ROOT, path))));
  }
}

function lastStamp(): string | undefined {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
