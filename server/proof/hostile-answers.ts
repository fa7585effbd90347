import { judgeHostileAnswers, sendHostileAnswers } from './check-hostile-answers.ts';
import { measureBombs, worstRatios } from './measure-bombs.ts';

/** `node server/proof/hostile-answers.ts [-- --answers N]`: the long form, one line of the table of proofs. */
const at = process.argv.indexOf('--answers');
const answers = at === -1 ? 100_000 : Number(process.argv[at + 1]);
const judged = judgeHostileAnswers(0, answers);
const sent = await sendHostileAnswers(answers, 300);
const measured = await measureBombs(10);

const falsely = [...judged.falselyAccepted, ...sent.falselyAccepted];
const missed = [...judged.missed, ...sent.missed];
for (const each of falsely) console.log(`  accepted, and should not be: ${each}`);
for (const each of missed) console.log(`  not accepted, and should be: ${each}`);
for (const { bomb, cost, class: found } of measured.bombs) {
  const { cpuMs, blockedMs, peakMb, keptMb } = cost;
  const figures = [`${cpuMs.toFixed(1)} ms of processor`, `blocked ${blockedMs.toFixed(1)} ms`];
  const memory = [`at most ${peakMb.toFixed(1)} MB`, `kept ${keptMb.toFixed(1)} MB`];
  console.log(`  ${bomb.padEnd(15)} ${found.padEnd(9)} ${[...figures, ...memory].join(', ')}`);
}
const { cpu, blocked, peak, kept } = worstRatios(measured);
const isBounded = cpu < 6 && blocked < 12 && peak < 4 && kept < 0.5;
const ratios = `${cpu.toFixed(1)} × processor, ${blocked.toFixed(1)} × blocked, ${peak.toFixed(1)} × memory`;
console.log(
  [
    `hostile answers: ${judged.run} judged, ${sent.run} over sockets, ${measured.bombs.length} bombs`,
    `${judged.accepted + sent.accepted} accepted, ${falsely.length} false, ${missed.length} missed, 0 not run`,
    `the worst bomb against the largest honest answer: ${ratios}, kept ${kept.toFixed(2)}`,
  ].join('; '),
);
process.exitCode = falsely.length + missed.length === 0 && isBounded ? 0 : 1;
