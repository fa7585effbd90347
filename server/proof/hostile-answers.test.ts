import { expect, test } from 'vitest';
import { judgeHostileAnswers, sendHostileAnswers } from './check-hostile-answers.ts';
import type { HostileAnswer } from './hostile-mutations.ts';
import { judgeBombs, measureBombs } from './measure-bombs.ts';

test('of 3,000 hostile answers none is accepted that should not be, and none missed that should', () => {
  const { run, accepted, falselyAccepted, missed } = judgeHostileAnswers(0, 3000);
  expect({ run, falselyAccepted, missed }).toEqual({ run: 3000, falselyAccepted: [], missed: [] });
  // As many harmless changes as harmful ones, roughly: a judge that always says no would be noticed.
  expect(accepted / run).toBeGreaterThan(0.2);
  expect(accepted / run).toBeLessThan(0.5);
});

test('over real sockets they are judged alike, one request each', async () => {
  const { falselyAccepted, missed } = await sendHostileAnswers(3000, 150);
  expect({ falselyAccepted, missed }).toEqual({ falselyAccepted: [], missed: [] });
}, 30_000);

const text = ({ body }: HostileAnswer) => body.toString('utf8');
const SPOILED: Record<string, (answer: HostileAnswer) => HostileAnswer> = {
  'ignores the HTTP status': (answer) => ({ ...answer, status: 200 }),
  'ignores the content type': (answer) => ({ ...answer, contentType: 'application/json' }),
  'repairs what is no UTF-8': (answer) => ({ ...answer, body: Buffer.from(text(answer)) }),
  'skips a byte order mark': (answer) => ({
    ...answer,
    body: Buffer.from(text(answer).replace(/^\uFEFF/, '')),
  }),
  'takes the last of two equal keys': (answer) => ({ ...answer, body: rewritten(answer) }),
  'forgives a comma too many': (answer) => ({
    ...answer,
    body: Buffer.from(text(answer).replace(',}', '}')),
  }),
  'reads no further than the first object': (answer) => ({
    ...answer,
    body: Buffer.from(text(answer).replace(/\}\{.*$/s, '}')),
  }),
  'fills in what is missing': (answer) => ({ ...answer, body: filledIn(answer) }),
};

test.for(Object.entries(SPOILED))('a judge that %s would be noticed', ([, spoil]) => {
  expect(judgeHostileAnswers(0, 3000, spoil).falselyAccepted).not.toEqual([]);
});

test('no bomb costs much more than the largest honest answer, and nothing of it stays', async () => {
  const { problems } = judgeBombs(await measureBombs(3));
  expect(problems).toEqual([]);
}, 60_000);

function rewritten(answer: HostileAnswer): Buffer {
  try {
    return Buffer.from(JSON.stringify(JSON.parse(text(answer))));
  } catch {
    return answer.body;
  }
}

function filledIn(answer: HostileAnswer): Buffer {
  try {
    const value: unknown = JSON.parse(text(answer));
    const missing = { actcode: null, data: null, orderid: null, internalCode: null, ipay_uuid: 'h000' };
    if (typeof value !== 'object' || Array.isArray(value)) return answer.body;
    return Buffer.from(JSON.stringify({ ...missing, ...value }));
  } catch {
    return answer.body;
  }
}
