import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/**
 * Patterns are made when they are first used, for Latin texts and for all others apart, and no request is answered
 * meanwhile. How long it takes depends on the machine: it is counted in what a pattern of forty classes of letters
 * takes in the same process. With long classes it is twice what is allowed here.
 */
test.each([
  ['9876543210', 3],
  ['रवि 9876543210 ₹500', 5],
  ['Rs 500 to 1000', 5],
] as const)('%j is read at once, though it is the first paste of a process', (paste, most) => {
  expect(Math.min(costOf(paste), costOf(paste))).toBeLessThan(most);
});

function costOf(paste: string): number {
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', MEASURE, paste]));
}

const MEASURE = `
  import { readPaste } from ${JSON.stringify(new URL('read-paste.ts', import.meta.url).href)};
  const paste = process.argv[1];
  const timeOf = (work) => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  };
  const words = Array.from({ length: 20 }, (_, n) => '(?<![\\\\p{L}\\\\p{N}])a' + n + '(?![\\\\p{L}\\\\p{N}])');
  const pattern = new RegExp(words.join('|'), 'giu');
  const unit = timeOf(() => (paste + '₹').replace(pattern, ''));
  console.log(timeOf(() => readPaste(paste)) / unit);
`;
