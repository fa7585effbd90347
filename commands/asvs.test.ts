import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './run.ts';

/** OWASP ASVS 5.0.0 without what is about things that Linkdesk does not have. */
const LEVEL_1 = `
  1.2.1-5 1.3.2 2.1.1 2.2.1-2 2.3.1 3.2.1-2 3.3.1 3.4.1-2 3.5.1-3 4.1.1 5.2.1-2 5.3.1-2 6.1.1 6.2.1-8 6.3.1-2
  6.4.1-2 7.2.1-4 7.4.1-2 8.1.1 8.2.1-2 8.3.1 9.1.1-3 9.2.1 11.3.1-2 11.4.1 12.1.1 12.2.1-2 13.4.1 14.2.1 14.3.1
  15.1.1 15.2.1 15.3.1`;
const LEVEL_2 = `
  1.1.1-2 1.2.9 1.3.3 1.3.6-7 1.3.10 1.4.2-3 1.5.2 2.1.2-3 2.2.3 2.3.2-4 2.4.1 3.3.2-4 3.4.3-6 3.5.4 3.7.1-2
  4.1.2-3 4.2.1 5.1.1 5.2.3 5.4.1-2 6.1.2-3 6.2.9-12 6.3.3-4 6.4.3-4 6.5.1-5 6.8.1-2 6.8.4 7.1.1-3 7.3.1-2 7.4.3-5
  7.5.1-2 7.6.1-2 8.1.2 8.2.3 9.2.2-3 10.1.1-2 10.2.1-2 10.5.1-5 11.1.1-2 11.2.1-3 11.3.3 11.4.2-4 11.5.1 11.6.1
  12.1.2 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.2-5 14.1.1-2 14.2.2-4 14.3.2-3 15.1.2-3 15.2.2-3 15.3.2-7 16.1.1
  16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3`;
const DOCUMENT = readFileSync(join(ROOT, 'asvs.md'), 'utf8');

type Row = { id: string; level: string; metBy: string[] };

test('each requirement that applies has one row, at its level', () => {
  const given = rowsOf(DOCUMENT).map(({ id, level }) => `${id} L${level}`);
  const wanted = [...idsOf(LEVEL_1).map((id) => `${id} L1`), ...idsOf(LEVEL_2).map((id) => `${id} L2`)];
  expect(wanted.length).toBe(200);
  expect(given.toSorted()).toEqual(wanted.toSorted());
});

test('each row names tests and files that are there, or says what is left', () => {
  expect(rowsOf(DOCUMENT).flatMap(flawsOf)).toEqual([]);
});

test.each([
  ['no file', '`server/src/nowhere.ts`'],
  ['no test', '`commands/asvs.test.ts` › a test that nobody wrote'],
  ['words of a test that are not its name', '`commands/asvs.test.ts` › names tests and files'],
  ['neither a reference nor a reason', 'the code'],
  ['a reason without words', '_left:_'],
  ['nothing', ''],
])('a row with %s is found', (_what, metBy) => {
  expect(rowsOf(`| V1.1.1 | 2 | Decode once | ${metBy} |`).flatMap(flawsOf)).toHaveLength(1);
});

test.each([
  ['another program', /child_process/],
  // Names of columns (`sql.ref`) are quoted; a position in a list of given rows is a number of ours.
  [
    'SQL put together as text',
    /\bsql\.(raw|lit)\(/,
    ['server/src/database/run-statements.ts', 'server/src/directory/rows-given.ts'],
  ],
  ['text that is run', /\beval\(|new Function\(|node:vm/],
  ['a language of templates', /\b(handlebars|mustache|nunjucks|ejs|pug)\b/i],
  ['chance that can be guessed', /Math\.random/, ['server/src/clock.ts']],
  ['a weak hash', /['"](md5|sha-?1)['"]/i],
  ['a weak cipher or padding', /-(ecb|cbc)['"]|\b(des|rc4)['"-]|publicEncrypt|RSA_PKCS1_PADDING/i],
])('what the program must not use is nowhere in it: %s', (_what, used, but: string[] = []) => {
  const files = globSync('{server/src,server/contract,web/src}/**/*.{ts,tsx}', { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(300);
  const using = files.filter((file) => used.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(using.toSorted()).toEqual(but);
});

/** `6.2.1-3` stands for three. */
function idsOf(list: string): string[] {
  return list
    .trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const [, section = '', from = '', to = from] = /^(\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(entry) ?? [];
      const count = Number(to) - Number(from) + 1;
      return Array.from({ length: count }, (_, n) => `V${section}.${Number(from) + n}`);
    });
}

function rowsOf(document: string): Row[] {
  return [...document.matchAll(/^\| (V[\d.]+) +\| (\d) +\| [^|]+ \| ([^|]*?) *\|$/gm)].map(
    ([, id = '', level = '', metBy = '']) => ({ id, level, metBy: metBy.split('<br>') }),
  );
}

function flawsOf({ id, metBy }: Row): string[] {
  return metBy.filter((reference) => !holds(reference)).map((reference) => `${id}: ${reference}`);
}

/** What is left has a reason; what is met has a file and, where a test is named, that test in it. */
function holds(reference: string): boolean {
  if (/^_left( in part)?:_ \S+ \S+/.test(reference)) return true;
  const [, file = '', title] = /^`([^`]+)`(?: › (.+))?$/.exec(reference) ?? [];
  const path = [join(ROOT, file), join(ROOT, 'server/src', file)].find(
    (one) => file !== '' && existsSync(one),
  );
  if (path === undefined) return false;
  return title === undefined || isTestIn(readFileSync(path, 'utf8'), title);
}

/** The whole name, as the first thing that a call is given. */
function isTestIn(text: string, title: string): boolean {
  return [...`'"\``].some((quote) =>
    new RegExp(String.raw`\(\s*${RegExp.escape(quote + title + quote)},`).test(text),
  );
}
