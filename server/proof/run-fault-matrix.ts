import { type Certificates, makeCertificates } from './fault-matrix-certificates.ts';
import { cancelCell } from './fault-matrix-cancel-cell.ts';
import { openDesk } from './fault-matrix-desk.ts';
import { ROWS } from './fault-expectations.ts';
import { Findings } from './fault-matrix-findings.ts';
import { notifyCell } from './fault-matrix-notify-cell.ts';
import { listCell, trackCell } from './fault-matrix-read-cells.ts';
import { CALLS, TRUTHS, type Call, type Truth, type Variant } from './fault-matrix-row.ts';
import { emptyResult, type PartResult } from './part-result.ts';
import { turns } from './fault-matrix-turns.ts';

export type Cell = { row: number; fault: string; call: Call; truth: Truth; variants: Variant[] };
/** What one cell found; `wrong` is whatever is otherwise than the table says. */
export type CellResult = { cell: Cell; wrong: string[]; lost: number; doubled: number; untrue: number };

/** Every fault with every call and every truth, each with all its variants. */
export function allCells(): Cell[] {
  return ROWS.flatMap((row) =>
    CALLS.flatMap((call) => TRUTHS.map((truth) => ({ ...row, call, truth, variants: row.variants }))),
  );
}

/** Every fault with every call once; truths and variants take turns, so that each is met by somebody. */
export function sampledCells(): Cell[] {
  return allCells().flatMap((cell) => {
    const turn = cell.row + CALLS.indexOf(cell.call);
    const variant = cell.variants[turn % cell.variants.length];
    const isSampled = TRUTHS.indexOf(cell.truth) === turn % TRUTHS.length;
    return isSampled && variant !== undefined ? [{ ...cell, variants: [variant] }] : [];
  });
}

/** Runs cells at the same time, each variant at a desk of its own. Most of it is waiting. */
export async function runCells(
  cells: Cell[],
  atOnce: number,
  onWrong: (wrong: string) => void = () => undefined,
): Promise<CellResult[]> {
  const certificates = makeCertificates();
  const inTurn = turns(atOnce);
  const results = cells.map((cell): CellResult => ({ cell, wrong: [], lost: 0, doubled: 0, untrue: 0 }));
  // The slowest first, or they would run alone in the end.
  const work = results
    .flatMap((result) => result.cell.variants.map((variant) => ({ result, variant })))
    .toSorted((a, b) => slowness(b.result.cell) - slowness(a.result.cell))
    .map(({ result, variant }) =>
      inTurn(async () => {
        const { wrong, lost, doubled, untrue } = await runVariant(result.cell, variant, certificates);
        const told = wrong.map((each) => `${nameOf(result.cell)} (${variant.name}): ${each}`);
        told.forEach(onWrong);
        result.wrong.push(...told);
        result.lost += lost;
        result.doubled += doubled;
        result.untrue += untrue;
      }),
    );
  await Promise.all(work);
  certificates.remove();
  return results;
}

async function runVariant(cell: Cell, variant: Variant, certificates: Certificates): Promise<Findings> {
  const findings = new Findings();
  const desk = await openDesk(certificates, 'line' in variant.play);
  try {
    await RUN[cell.call](desk, variant, cell.truth, findings);
  } catch (error) {
    findings.wrong.push(`it broke off: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    await desk.close();
  }
  return findings;
}

const RUN = { track: trackCell, list: listCell, cancel: cancelCell, notify: notifyCell };

function nameOf({ row, fault, call, truth }: Cell): string {
  return `${row} ${fault} × ${call} × ${truth}`;
}

/** Cancels that wait out their quiet period, and reads that time out, against all that end at once. */
function slowness({ row, call, truth }: Cell): number {
  if (call === 'cancel') return truth === 'never' ? 3 : 2;
  return call !== 'notify' && [3, 9, 10, 11].includes(row) ? 3 : 1;
}

/** The results as this part's line in the table of proofs. */
export function asPart(results: readonly CellResult[]): PartResult {
  const sum = (of: 'lost' | 'doubled' | 'untrue') => results.reduce((total, each) => total + each[of], 0);
  return {
    ...emptyResult('fault matrix'),
    ...{
      run: results.length,
      tries: results.length,
      lost: sum('lost'),
      doubled: sum('doubled'),
      false: sum('untrue'),
    },
    other: results.filter(({ wrong }) => wrong.length > 0).length,
    problems: results.flatMap(({ wrong }) => wrong),
  };
}
