import { judgeHostileAnswers, sendHostileAnswers } from './check-hostile-answers.ts';
import { BOMBS, judgeBombs, measureBombs } from './measure-bombs.ts';
import { emptyResult, isProven, tableOf, type PartResult } from './part-result.ts';

/** `node server/proof/hostile-answers.ts --answers N`: judged directly, some over sockets, and the bombs. */
const at = process.argv.indexOf('--answers');
const result = await hostileAnswers(at === -1 ? 100_000 : Number(process.argv[at + 1]));
for (const problem of result.problems) console.log(problem);
console.log(tableOf([result]));
process.exitCode = isProven([result]) ? 0 : 1;

async function hostileAnswers(answers: number): Promise<PartResult> {
  const judged = judgeHostileAnswers(0, answers);
  const sent = await sendHostileAnswers(answers, 300);
  const { worst, problems } = judgeBombs(await measureBombs(10));
  console.log(worst);
  const falsely = [...judged.falselyAccepted, ...sent.falselyAccepted];
  const run = judged.run + sent.run + BOMBS.length;
  const missed = [...judged.missed, ...sent.missed];
  return {
    ...emptyResult('hostile answers'),
    run,
    tries: run,
    false: falsely.length,
    other: missed.length + problems.length,
    problems: [
      ...falsely.map((each) => `accepted, and should not be: ${each}`),
      ...missed.map((each) => `not accepted, and should be: ${each}`),
      ...problems,
    ],
  };
}
