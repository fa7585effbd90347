import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './run.ts';

const workspace = readFileSync(join(ROOT, 'pnpm-workspace.yaml'), 'utf8');
const lockfile = readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8');
const locked = new Set(
  [...lockfile.matchAll(/^ {2}'?((?:@[^/\s]+\/)?[^@\s']+)@[^:\s']+'?:$/gm)].map(([, name]) => name),
);
const manifests = ['package.json', 'server/package.json', 'web/package.json', 'e2e/package.json'];

test('every version stands once, exactly, in the catalog', () => {
  const versions = [...section(workspace, 'catalog').matchAll(/^ {2}'?([^':]+)'?: (.+)$/gm)];
  expect(versions.length).toBeGreaterThan(20);
  expect(
    versions.filter(([, , version]) => !/^\d+\.\d+\.\d+$/.test(version ?? '')).map(([line]) => line),
  ).toEqual([]);
  for (const manifest of manifests) {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(ROOT, manifest), 'utf8'),
    ) as Manifest;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, `${name} in ${manifest}`).toMatch(/^(catalog:|workspace:\*)$/);
    }
  }
});

test('the commands bring one and the same Node and pnpm', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
  const typed = ['start', 'test', 'check', 'e2e', 'dev', 'prove', 'linkdesk'];
  const pins = typed.map(
    (name) => /^npx --yes (-p node@\S+ -p pnpm@\S+) pnpm run --silent /.exec(scripts?.[name] ?? '')?.[1],
  );
  expect(new Set(pins)).toEqual(new Set(['-p node@26.10.0 -p pnpm@12.21.0']));
});

// Whoever clones this on another system gets the lockfile as it is: a missing binary would only show there.
const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'win32-arm64', 'win32-x64', 'linux-arm64', 'linux-x64'];

test.for(nativeFamilies())('the lockfile has %s for macOS, Windows and Linux', (family) => {
  const names = [...locked].filter((name): name is string => name?.startsWith(family) ?? false);
  const missing = PLATFORMS.filter(
    (platform) => !names.some((name) => name.slice(family.length).startsWith(platform)),
  );
  expect(missing).toEqual([]);
});

test('the native packages we build and test with are among them', () => {
  expect(nativeFamilies()).toEqual(
    expect.arrayContaining([
      '@oxfmt/binding-',
      '@oxlint-tsgolint/',
      '@oxlint/binding-',
      '@rolldown/binding-',
      '@tailwindcss/oxide-',
      '@typescript/typescript-',
      'lightningcss-',
    ]),
  );
});

test('no file names the registry its packages came from', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
  const named = files.filter((file) =>
    /tarball:|registry\s*=|https?:\/\/[^\s'"]*registry/i.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(named.filter((file) => !file.endsWith('dependencies.test.ts'))).toEqual([]);
});

type Manifest = { scripts?: Record<string, string>; dependencies?: object; devDependencies?: object };

function section(yaml: string, name: string): string {
  return new RegExp(`^${name}:\\n((?:[ #].*\\n|\\n)*)`, 'm').exec(yaml)?.[1] ?? '';
}

/** What stands before the system's name in packages that exist once per system, as `@rolldown/binding-`. */
function nativeFamilies(): string[] {
  const families = [...locked].flatMap(
    (name) => /^(.+?[-/])(?:darwin|linux|win32)-(?:arm64|x64)\b/.exec(name ?? '')?.[1] ?? [],
  );
  return [...new Set(families)].toSorted();
}
