import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv-of.ts';

async function* pagesOf(...pages: string[][][]) {
  yield* pages;
}

async function csv(rows: string[][]): Promise<string> {
  let text = '';
  for await (const piece of csvOf({ columns: ['A', 'B'], pages: pagesOf(rows) })) text += piece;
  return text;
}

test('a spreadsheet reads the file as UTF-8 with one row per line', async () => {
  expect(await csv([['Ravi “Kumar”, Pune', 'he said "yes"\nand left']])).toBe(
    '\uFEFF"A","B"\r\n"Ravi “Kumar”, Pune","he said ""yes""\nand left"\r\n',
  );
});

test.each([
  ...['=1+1', '+91', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1', '－1', '＠x'],
  ...['\u200B=1', '\u202E=1', '\u2066 +1', '\uFEFF@x', '\u00AD-1', '\u0001=1', '\u0085=1'],
])('the text %j cannot run as a formula', async (text) => {
  expect(await csv([[text, 'x']])).toContain(`\r\n"'${text}","x"\r\n`);
});

test('an ordinary text is left as it is', async () => {
  const texts = ['cancel-asked', '{a:-1}', '2026-11-22 10:15:00 IST', "'=1", 'a=1'];
  for (const text of texts) expect(await csv([[text, '']])).toContain(`\r\n"${text}",""\r\n`);
});

test('whatever is in a row, the same row is read back, formulas with their apostrophe', async () => {
  const anything = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(anything, async (rows) => {
      const read = readBack((await csv(rows)).slice('\uFEFF"A","B"\r\n'.length));
      expect(read.map((row) => row.map((text) => withoutApostrophe(text)))).toEqual(
        rows.map((row) => row.map((text) => withoutApostrophe(text))),
      );
      for (const text of read.flat())
        expect(text).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
    }),
  );
});

test('a page is read only when the one before it has gone out', async () => {
  let asked = 0;
  async function* counted() {
    for (; asked < 1_000; asked += 1) yield [[String(asked), 'x']];
  }
  const pieces = csvOf({ columns: ['A', 'B'], pages: counted() });
  await pieces.next();
  expect(asked).toBe(0);
  await pieces.next();
  await pieces.next();
  expect(asked).toBe(1);
});

function withoutApostrophe(text: string): string {
  return text.replace(/^'(?=[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠\t\r\n])/u, '');
}

/** A strict reader of fully quoted CSV, for the test alone. */
function readBack(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [all = '', quoted = '', end] = /"((?:[^"]|"")*)"(,|\r\n)/y.exec(text.slice(at)) ?? [];
    if (all === '') throw new Error(`not CSV at ${at}`);
    row.push(quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push(row.splice(0));
    at += all.length;
  }
  return rows;
}
