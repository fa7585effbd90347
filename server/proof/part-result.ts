import type { Violation } from '../simulation/check-history.ts';

/** What one part of the proof found; `problems` are sentences for whoever has to find out why. */
export type PartResult = {
  part: string;
  run: number;
  /** Runs of cells: one that did not come to its point is checked like any other, and then run again. */
  tries: number;
  lost: number;
  doubled: number;
  false: number;
  /** Whatever else was not as it should be. */
  other: number;
  /** Cells that could not run here, each with its reason. */
  notRun: string[];
  problems: string[];
};

export function emptyResult(part: string): PartResult {
  return { part, run: 0, tries: 0, lost: 0, doubled: 0, false: 0, other: 0, notRun: [], problems: [] };
}

export type Finding = Pick<Violation, 'kind' | 'what'>;

/** Counts one cell and what was found in it. */
export function count(result: PartResult, cell: string, findings: readonly Finding[]): void {
  result.run += 1;
  result.tries += 1;
  for (const { kind, what } of findings) {
    result[kind] += 1;
    result.problems.push(`${result.part}, ${cell}: ${what}`);
  }
}

/** Runs so many cells at the same time, in their order; one that throws has failed. */
export async function runCells<Cell>(
  result: PartResult,
  cells: readonly Cell[],
  atOnce: number,
  nameOf: (cell: Cell) => string,
  run: (cell: Cell) => Promise<Finding[]>,
): Promise<void> {
  const waiting = cells.values();
  const worker = async () => {
    for (const cell of waiting) {
      const findings = await run(cell).catch((error: unknown): Finding[] => [
        { kind: 'other', what: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      ]);
      count(result, nameOf(cell), findings);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** For a person in front of a terminal. */
export function tableOf(results: readonly PartResult[]): string {
  const head = ['part', 'cells run', 'tries', 'lost', 'doubled', 'false', 'other', 'not run'];
  const rows = results.map((result) => [
    result.part,
    ...[result.run, result.tries, result.lost, result.doubled, result.false, result.other].map(String),
    result.notRun.length === 0 ? '0' : `${result.notRun.length}: ${result.notRun.join('; ')}`,
  ]);
  const last = head.length - 1;
  const widths = head.map((name, n) =>
    Math.max(name.length, ...rows.map((row) => (n === last ? 0 : (row[n] ?? '').length))),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const isProven = (results: readonly PartResult[]): boolean =>
  results.every((result) => result.lost + result.doubled + result.false + result.other === 0);
