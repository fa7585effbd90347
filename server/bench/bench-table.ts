import type { BenchResult, BenchRow } from './search-bench.ts';

/** A lookup costs less than so many times as much when there are a hundred times as many links. */
export const MOST_GROWTH = 2;

/** For people: p50 / p95 in ms at each size, how much it grew, and how long the event loop was held at most. */
export function benchTable({ links, rows, files, wrong }: BenchResult): string {
  const head = [
    '',
    ...links.map((many) => `${many.toLocaleString('en')} links`),
    'growth',
    '',
    'links of a page',
    'longest hold',
  ];
  const lines = rows.map((row) => [
    row.name,
    ...row.at.map(({ p50, p95 }) => `${p50.toFixed(2)} / ${p95.toFixed(2)}`),
    `${row.growth.toFixed(2)}×`,
    verdictOf(row),
    row.found.join(' · '),
    `${Math.max(...row.at.map(({ longestHoldMs }) => longestHoldMs)).toFixed(1)} ms`,
  ]);
  const table = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  return [
    'p50 / p95 in ms',
    ...table.map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
    ...files.map((file, at) => fileLine(links[at] ?? 0, file)),
    ...wrong.map((name) => `“${name}” did not find what it should have.`),
  ].join('\n');
}

/** Whether every lookup finds what it should, as independently of how many links there are as it has to. */
export function isIndependent({ rows, wrong }: BenchResult, most = MOST_GROWTH): boolean {
  return wrong.length === 0 && rows.every(({ isLookup, growth }) => !isLookup || growth < most);
}

function verdictOf({ isLookup, growth }: BenchRow): string {
  if (!isLookup) return '';
  return growth < MOST_GROWTH ? 'ok' : 'GROWS';
}

function fileLine(links: number, { seconds, at, longestHoldMs }: BenchResult['files'][number]): string {
  const held = at.map(
    ({ share, rssMb, heapMb }) => `${share * 100} %: ${rssMb.toFixed(0)} / ${heapMb.toFixed(0)}`,
  );
  return `CSV of ${links.toLocaleString('en')} links in ${seconds.toFixed(0)} s; most RSS / heap in MB at ${held.join(', ')}; longest hold ${longestHoldMs.toFixed(1)} ms`;
}
