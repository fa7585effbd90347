import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cancelOf, hear, notifyOf } from '../ask-sandbox.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import type { FaultSpec } from './fault-spec.ts';

let sandbox: Sandbox;
let linkId: string;
/** The machine's time, moved by hand. */
let wall = Date.parse('2026-11-21T06:30:00Z');
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, seededLinks: 0, clock: () => wall });
});
beforeEach(async () => {
  await sandbox.control.reset();
  linkId = sandbox.control.makeLink().id;
});
afterAll(() => sandbox.close());

async function cancelUnder(spec: Omit<FaultSpec, 'call'>) {
  sandbox.control.setFault({ ...spec, call: 'cancel' });
  await hear(sandbox.origin, cancelOf(linkId), { waitMs: 60 });
  return sandbox.control.link(linkId).status;
}

const effectAt = () => sandbox.control.ledger({ call: 'cancel' })[0]?.effectAt;

test.for(['reset-after-request', 'hang-before-headers', 'garbage-bytes'] as const)(
  'a cancel under %s has happened, will happen or never happens, as asked',
  async (fault) => {
    const start = wall;
    expect(await cancelUnder({ fault, effect: 'before' })).toBe('CANCELLED');
    expect(effectAt()).toBe(start);

    await sandbox.control.reset();
    linkId = sandbox.control.makeLink().id;
    expect(await cancelUnder({ fault, effect: 'never' })).toBe('ISSUED');
    wall += 3_600_000;
    expect([sandbox.control.link(linkId).status, effectAt()]).toEqual(['ISSUED', null]);

    await sandbox.control.reset();
    linkId = sandbox.control.makeLink().id;
    const asked = wall;
    expect([await cancelUnder({ fault, effect: 'after' }), effectAt()]).toEqual(['ISSUED', null]);
    wall += 1000;
    expect([sandbox.control.link(linkId).status, effectAt()]).toEqual(['CANCELLED', asked + 200]);
  },
);

test('an effect that was delayed comes too late when the recipient claims meanwhile', async () => {
  expect(await cancelUnder({ fault: 'late-effect', effect: 5000 })).toBe('ISSUED');
  wall += 4999;
  expect(sandbox.control.link(linkId).status).toBe('ISSUED');
  sandbox.control.changeLink(linkId, { status: 'CLAIMED' });
  wall += 1000;
  expect([sandbox.control.link(linkId).status, effectAt()]).toEqual(['CLAIMED', null]);
});

test('a delayed effect comes with the wall clock although the sandbox clock stands still', async () => {
  sandbox.control.changeClock({ stop: true });
  expect(await cancelUnder({ fault: 'tup-then-effect', effect: 300 })).toBe('ISSUED');
  const asked = wall;
  wall += 5000;
  expect([sandbox.control.link(linkId).status, effectAt()]).toEqual(['CANCELLED', asked + 300]);
});

test('a delayed effect comes as soon as the sandbox clock is moved past it', async () => {
  expect(await cancelUnder({ fault: 'tup-then-effect', effect: 600_000 })).toBe('ISSUED');
  sandbox.control.changeClock({ advanceMs: 600_000 });
  expect([sandbox.control.link(linkId).status, effectAt()]).toEqual(['CANCELLED', wall]);
});

test.for(['tup-never', 'txn-no-effect'] as const)('%s leaves the link as it was, for ever', async (fault) => {
  expect(await cancelUnder({ fault })).toBe('ISSUED');
  sandbox.control.changeClock({ advanceMs: 86_400_000 });
  expect(sandbox.control.link(linkId).status).toBe('ISSUED');
});

test('claim-wins lets the recipient claim right before the cancel', async () => {
  expect(await cancelUnder({ fault: 'claim-wins' })).toBe('CLAIMED');
  expect(sandbox.control.ledger({ call: 'cancel' })).toMatchObject([{ outcome: 'RPI', effectAt: null }]);
});

test('an answer that says no does nothing, unless it is asked to', async () => {
  expect(await cancelUnder({ fault: 'answer', statuscode: 'SPD' })).toBe('ISSUED');
  await sandbox.control.clearFaults();
  expect(await cancelUnder({ fault: 'answer', statuscode: 'SPD', effect: 'before' })).toBe('CANCELLED');
});

test('a notification under a fault takes effect in the same way', async () => {
  sandbox.control.setFault({ fault: 'fin-after-request', call: 'notify', effect: 'after', count: 1 });
  const rows = () => sandbox.control.link(linkId).activity.length;
  const before = rows();
  await hear(sandbox.origin, notifyOf(linkId));
  expect(rows()).toBe(before);
  wall += 200;
  expect(rows()).toBe(before + 1);
});
