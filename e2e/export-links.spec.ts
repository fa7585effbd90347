import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { untilDirectoryKnows } from './until-directory-knows.ts';

test('the file has exactly the rows that are filtered, masked, and nothing in it runs as a formula', async ({
  page,
  openAs,
  server,
}) => {
  const { control } = server.sandbox;
  const formulas = ['=HYPERLINK("x","y, z")', '+91-1', '@SUM(A1)'];
  const made = formulas.map((description, n) =>
    control.makeLink({
      ...{ status: 'CANCELLED', description, amountPaise: 70_000 + n },
      recipient: { name: 'Ravi Kumar', mobile: '9812377001', email: 'ravi.k@example.in' },
    }),
  );
  control.makeLink({ status: 'CANCELLED', amountPaise: 10_000 });
  control.makeLink({ amountPaise: 70_000 });
  await openAs('operator', '/?status=CANCELLED&amount=700..');
  await untilDirectoryKnows(page);
  await page.reload();
  await expect(page.getByRole('status').getByText('3 links', { exact: true })).toBeVisible();

  const rows = await download(page);
  expect(rows).toHaveLength(3);
  const column = (name: string) => new Set(rows.map((row) => row[name]));
  expect(column('Link id')).toEqual(new Set(made.map(({ id }) => id)));
  expect(column('Mobile')).toEqual(new Set(['••••••7001']));
  expect(column('E-mail')).toEqual(new Set(['r••••@example.in']));
  expect(column('Description')).toEqual(new Set(formulas.map((text) => `'${text}`)));
  expect(column('Amount (INR)')).toEqual(new Set(['700.00', '700.01', '700.02']));
});

test('an auditor gets the file without names, and an agent none', async ({ page, openAs, server }) => {
  server.sandbox.control.makeLink({ amountPaise: 81_100, recipient: { name: 'Asha Menon' } });
  await openAs('auditor', '/?amount=811..811');
  await untilDirectoryKnows(page);
  await page.reload();
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(1);
  const [row] = await download(page);
  expect(row?.['Recipient']).toBe('A••••• M••••');

  await openAs('agent');
  await page.getByRole('searchbox', { name: 'Find a payout link' }).fill('₹811');
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^CSV/ })).toHaveCount(0);
});

async function download(page: Page): Promise<Record<string, string>[]> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^CSV of/ }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  return rowsOf(await readFile(await file.path(), 'utf8'));
}

/** Reads the file as another program would: fields in quotes may hold commas, quotes and line ends. */
function rowsOf(text: string): Record<string, string>[] {
  const fields = [...text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)];
  const lines: string[][] = [[]];
  for (const [whole, quoted, plain = '', end] of fields) {
    if (whole === '') break;
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') lines.push([]);
  }
  const [columns = [], ...rows] = lines.filter((line) => line.length > 1);
  return rows.map((row) => Object.fromEntries(columns.map((name, n) => [name, row[n] ?? ''])));
}
