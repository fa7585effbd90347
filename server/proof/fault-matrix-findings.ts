import type { Desk } from './fault-matrix-desk.ts';

/** What a cell found to be otherwise than the table says, and the three things that may never happen. */
export class Findings {
  readonly wrong: string[] = [];
  lost = 0;
  doubled = 0;
  untrue = 0;

  /** A wanted pattern matches text; anything else is compared as JSON. */
  expect(what: string, found: unknown, wanted: unknown): void {
    const isAsWanted =
      wanted instanceof RegExp
        ? typeof found === 'string' && wanted.test(found)
        : JSON.stringify(found) === JSON.stringify(wanted);
    if (!isAsWanted) this.wrong.push(`${what}: ${show(found)} instead of ${show(wanted)}`);
  }
}

/** Nothing of ours or of the recipient's leaks, and every call to the provider stands in the log. */
export function expectDiscretion(desk: Desk, answers: unknown[], findings: Findings): void {
  const told = JSON.stringify(answers);
  for (const secret of desk.secrets) {
    findings.expect('a credential in an answer', told.includes(secret), false);
    findings.expect('a credential in the log', desk.logged().includes(secret), false);
    findings.expect('a credential in what is stored', desk.stored().includes(secret), false);
  }
  for (const personal of PERSONAL) {
    findings.expect(`${personal} in the log`, desk.logged().includes(personal), false);
  }
}

export function expectLogged(desk: Desk, call: string, outcomes: string[], findings: Findings): void {
  const lines = desk
    .logged()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const told = lines.filter((line) => line['msg'] === 'provider call' && line['call'] === call);
  for (const outcome of outcomes) {
    const found = told.filter((line) => line['outcome'] === outcome).length;
    const wanted = outcomes.filter((other) => other === outcome).length;
    findings.expect(`log lines of a ${call} that was ${outcome}, at least ${wanted}`, found >= wanted, true);
  }
  findings.expect('an unexpected failure in the log', desk.logged().includes('unexpected failure'), false);
}

/** As the stand-in makes its links' recipients. */
const PERSONAL = ['9876543210', 'ravi.kumar', 'Ravi Kumar', 'instant.pe/'];

function show(value: unknown): string {
  return value instanceof RegExp ? String(value) : (JSON.stringify(value) ?? 'nothing');
}
