import { isProven, tableOf } from './part-result.ts';
import { allCells, asPart, runCells } from './run-fault-matrix.ts';

/** `node server/proof/fault-matrix.ts`: all 456 cells with all their variants. */
const result = asPart(await runCells(allCells(), 80));
for (const problem of result.problems) console.log(problem);
console.log(tableOf([result]));
process.exitCode = isProven([result]) ? 0 : 1;
