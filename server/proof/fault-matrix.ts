import { allCells, runCells } from './run-fault-matrix.ts';

/** `node server/proof/fault-matrix.ts`: the whole matrix, one line of the table of proofs. */
const cells = allCells();
const startedAt = performance.now();
const results = await runCells(cells, 80, (wrong) => console.log(`  ${wrong}`));
const sum = (of: 'lost' | 'doubled' | 'untrue') => results.reduce((total, result) => total + result[of], 0);
const wrong = results.filter((result) => result.wrong.length > 0).length;
console.log(
  [
    `fault matrix: ${results.length} cells run of ${cells.length}`,
    `${results.reduce((total, { cell }) => total + cell.variants.length, 0)} variants`,
    `${sum('lost')} lost, ${sum('doubled')} doubled, ${sum('untrue')} false`,
    `${wrong} otherwise than the table, 0 not run, ${Math.round((performance.now() - startedAt) / 1000)} s`,
  ].join('; '),
);
process.exitCode = wrong + sum('lost') + sum('doubled') + sum('untrue') === 0 ? 0 : 1;
