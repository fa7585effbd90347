import { readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number; notRun: number };

/** What vitest's JSON report counts. */
export function countsOfVitest(path: string): Counts {
  const report = readReport<{
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
  }>(path);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    notRun: report.numPendingTests + report.numTodoTests,
  };
}

/** What Playwright's JSON report counts; a test that passed only sometimes has failed. */
export function countsOfPlaywright(path: string): Counts {
  const { stats } = readReport<{
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  }>(path);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, notRun: stats.skipped };
}

/** A part whose program failed, or that reports no tests at all, has failed, whatever its report says. */
export function judge(counts: Counts, ok: boolean): Counts {
  const silent = counts.passed + counts.failed + counts.notRun === 0;
  return counts.failed === 0 && (!ok || silent) ? { ...counts, failed: 1 } : counts;
}

export function add(all: Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    notRun: all.reduce((sum, { notRun }) => sum + notRun, 0),
  };
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed, notRun }: Counts): string {
  return `${passed} passed, ${failed} failed, ${notRun} not run`;
}

/** Not run is a failure where nobody watches. */
export function exitCodeOf({ failed, notRun }: Counts, ci: boolean): 0 | 1 {
  return failed > 0 || (ci && notRun > 0) ? 1 : 0;
}

function readReport<Report>(path: string): Report {
  return JSON.parse(readFileSync(path, 'utf8')) as Report;
}
