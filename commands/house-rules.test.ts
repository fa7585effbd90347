import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT, run } from './run.ts';

type Finding = { filename: string; code: string };

const FIXTURES = join(ROOT, 'commands/lint-fixtures');
const BROKEN = filesIn('broken');
const CLEAN = filesIn('clean');
const trees: string[] = [];
const reported = new Map<string, Set<string>>();

beforeAll(async () => {
  for (const kind of ['broken', 'clean']) {
    for (const { filename, code } of await lint(kind)) {
      const key = `${kind}/${filename.replaceAll('\\', '/')}`;
      reported.set(key, (reported.get(key) ?? new Set()).add(code));
    }
  }
});
afterAll(() => trees.forEach((tree) => rmSync(tree, { recursive: true })));

test.for(BROKEN)('a file that breaks a rule is reported: %s', (file) => {
  const text = readFileSync(join(FIXTURES, 'broken', file), 'utf8');
  const rule = /^\/\/ reported: (.+)$/m.exec(text)?.[1];
  expect([...(reported.get(`broken/${file}`) ?? [])]).toContain(rule);
});

test.for(CLEAN)('a file that keeps the rules is left alone: %s', (file) => {
  expect([...(reported.get(`clean/${file}`) ?? [])]).toEqual([]);
});

test('nobody silences a rule or the types in passing', () => {
  const silenced = globSync('{server,web/src,e2e,commands}/**/*.{ts,tsx,mjs}', {
    cwd: ROOT,
    exclude: ['**/node_modules/**', '**/lint-fixtures/**', '**/house-rules.test.ts'],
  }).filter((file) =>
    /(?:ox|es)lint-disable|@ts-(?:ignore|nocheck|expect-error)/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(silenced).toEqual([]);
});

function filesIn(kind: string): string[] {
  return globSync('**/*.{ts,tsx}', { cwd: join(FIXTURES, kind) })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

/** Lints the fixtures as if they stood at these places in the repository. */
async function lint(kind: string): Promise<Finding[]> {
  const tree = mkdtempSync(join(tmpdir(), 'linkdesk-lint-'));
  trees.push(tree);
  cpSync(join(FIXTURES, kind), tree, { recursive: true });
  for (const file of ['.oxlintrc.jsonc', 'tsconfig.base.json']) cpSync(join(ROOT, file), join(tree, file));
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'), 'junction');
  const settings = {
    extends: './tsconfig.base.json',
    compilerOptions: { jsx: 'react-jsx', types: ['node'] },
  };
  writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify(settings));
  const { output } = await run('oxlint', ['-f', 'json', '-c', join(tree, '.oxlintrc.jsonc'), '.'], {
    cwd: tree,
  });
  const { diagnostics } = JSON.parse(output.slice(0, output.lastIndexOf('}') + 1)) as {
    diagnostics: Finding[];
  };
  return diagnostics;
}
