import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askFor, cancelOf, hear, listOf, trackOf } from './ask-sandbox.ts';
import { startSandbox } from './start-sandbox.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const DAY_MS = 86_400_000;

test('the ledger, what was done and the clock survive a restart', async () => {
  const first = await startSandbox({ port: 0, seededLinks: 0, dataDir });
  const { id } = first.control.makeLink();
  await askFor(first.origin, cancelOf(id));
  first.control.changeClock({ advanceMs: DAY_MS });
  first.control.changeClock({ stop: true });
  const before = [first.control.link(id), first.control.ledger(), first.control.counts()];
  const { now } = first.control.changeClock({ advanceMs: 0 });
  await first.close();

  const second = await startSandbox({ port: 0, seededLinks: 0, dataDir });
  expect([second.control.link(id), second.control.ledger(), second.control.counts()]).toEqual(before);
  expect(second.control.changeClock({ advanceMs: 0 }).now).toBe(now);
  await askFor(second.origin, trackOf(id));
  expect(second.control.ledger().map(({ sequence }) => sequence)).toEqual([1, 2]);
  await second.close();
});

test('a reset is not undone by a restart', async () => {
  const first = await startSandbox({ port: 0, seededLinks: 0, dataDir });
  const { id } = first.control.makeLink();
  await askFor(first.origin, trackOf(id));
  await first.control.reset();
  await askFor(first.origin, listOf({}));
  await first.close();
  const second = await startSandbox({ port: 0, seededLinks: 0, dataDir });
  expect(second.control.ledger()).toMatchObject([{ sequence: 1, call: 'list' }]);
  expect(() => second.control.link(id)).toThrow('There is no link');
  await second.close();
});

test('an effect under way at a restart still comes', async () => {
  let wall = Date.parse('2026-11-21T06:30:00Z');
  const options = { port: 0, seededLinks: 0, dataDir, clock: () => wall };
  const first = await startSandbox(options);
  const { id } = first.control.makeLink();
  first.control.setFault({ fault: 'tup-then-effect', effect: 5000 });
  await askFor(first.origin, cancelOf(id));
  await first.close();
  const second = await startSandbox(options);
  expect(second.control.link(id).status).toBe('ISSUED');
  wall += 5000;
  expect(second.control.link(id).status).toBe('CANCELLED');
  await second.close();
});

test('a line torn by a kill is dropped, and the next one stands on its own', async () => {
  const first = await startSandbox({ port: 0, seededLinks: 0, dataDir });
  const { id } = first.control.makeLink();
  await askFor(first.origin, trackOf(id));
  await first.close();
  for (const file of ['ledger.jsonl', 'acts.jsonl'])
    appendFileSync(join(dataDir, file), '{"sequence":2,"rece');

  const second = await startSandbox({ port: 0, seededLinks: 0, dataDir });
  await askFor(second.origin, cancelOf(id));
  await second.close();
  const third = await startSandbox({ port: 0, seededLinks: 0, dataDir });
  expect(third.control.ledger().map(({ call }) => call)).toEqual(['track', 'cancel']);
  expect(third.control.link(id).status).toBe('CANCELLED');
  await third.close();
});

test('a restart on another day shows the seeded world it was first started with', async () => {
  let wall = Date.parse('2026-11-21T06:30:00Z');
  const start = () => startSandbox({ port: 0, dataDir, clock: () => wall });
  const all = { pagination: { recordsPerPage: '500', pageNumber: '2' } };
  const first = await start();
  const before = await askFor<{ records: { linkId: string }[] }>(first.origin, listOf(all));
  await first.close();
  wall += 3 * DAY_MS;
  const second = await start();
  const oldest = before.data.records.at(-3)?.linkId ?? 'none';
  expect(second.control.link(oldest).id).toBe(oldest);
  const after = await askFor<{ meta: { totalRecords: number } }>(second.origin, listOf(all));
  expect(after.data.meta.totalRecords).toBeGreaterThan(600 + 3 * 12);
  await second.close();
});

test('the ledger says what came over the wire before it was answered', async () => {
  const sandbox = await startSandbox({ port: 0, seededLinks: 0, dataDir });
  const { id } = sandbox.control.makeLink();
  sandbox.control.setFault({ fault: 'hang-before-headers', call: 'cancel' });
  await hear(sandbox.origin, cancelOf(id), { waitMs: 50 });
  const written = readFileSync(join(dataDir, 'ledger.jsonl'), 'utf8');
  expect(JSON.parse(written)).toMatchObject({
    sequence: 1,
    call: 'cancel',
    linkId: id,
    method: 'POST',
    path: '/payments/payout/link/cancel',
    contentLength: '37',
    bodyLength: 37,
    outcome: 'TXN',
    fault: 'hang-before-headers',
  });
  expect(written).not.toContain('sandbox-secret');
  await sandbox.close();
});

test('the clock stops, is set, and runs on from where it stands', async () => {
  let wall = 1_800_000_000_000;
  const sandbox = await startSandbox({ port: 0, seededLinks: 0, clock: () => wall });
  const { changeClock } = sandbox.control;
  expect(changeClock({ stop: true }).now).toBe(1_800_000_000_000);
  wall += 5000;
  expect(changeClock({ advanceMs: 10 }).now).toBe(1_800_000_000_010);
  expect(changeClock({ setTo: 1_900_000_000_000 }).now).toBe(1_900_000_000_000);
  changeClock({ run: true });
  wall += 7;
  expect(changeClock({ advanceMs: 0 }).now).toBe(1_900_000_000_007);
  await sandbox.close();
});

test('links live as the clock runs: they are processed, claimed, opened again and expire', async () => {
  const sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  const { makeLink, changeClock, link } = sandbox.control;
  changeClock({ stop: true });
  const steps = [
    { afterMs: 1000, status: 'PROCESSING' },
    { afterMs: 2000, status: 'ISSUED', text: 'Link claim failed at bank, link reopened' },
  ];
  const { id } = makeLink({ steps });
  const states = [link(id).status];
  for (const advanceMs of [1000, 1000, 3 * DAY_MS]) {
    changeClock({ advanceMs });
    states.push(link(id).status);
  }
  expect(states).toEqual(['ISSUED', 'PROCESSING', 'ISSUED', 'EXPIRED']);
  await sandbox.close();
});

test('the control port makes, changes and shows links, moves the clock, plays faults and counts', async () => {
  const sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  async function control(method: string, path: string, body?: unknown) {
    const init =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const res = await fetch(sandbox.controlOrigin + path, { method, ...init });
    return { status: res.status, json: (await res.json()) as Record<string, never> };
  }
  const made: { id: string } = (
    await control('POST', '/links', { status: 'PROCESSING', amountPaise: 50_000 })
  ).json as never;
  expect((await control('POST', `/links/${made.id}`, { status: 'ISSUED' })).json.status).toBe('ISSUED');
  await control('POST', '/clock', { advanceMs: 4 * DAY_MS });
  expect((await control('GET', `/links/${made.id}`)).json).toMatchObject({
    status: 'EXPIRED',
    amountPaise: 50_000,
  });
  await control('POST', '/faults', { fault: 'html-200', call: 'track', count: 1 });
  expect((await hear(sandbox.origin, trackOf(made.id))).text).toContain('<h1>');
  await askFor(sandbox.origin, cancelOf(made.id));
  expect((await control('GET', '/counts')).json).toEqual({
    track: 1,
    list: 0,
    cancel: 1,
    notify: 0,
    other: 0,
  });
  const cancels = (await control('GET', `/ledger?call=cancel&linkId=${made.id}`)).json;
  expect(cancels).toMatchObject([{ sequence: 2, outcome: 'RPI', effectAt: null }]);
  await control('POST', '/faults', { fault: 'html-200' });
  await control('DELETE', '/faults');
  expect((await control('GET', '/faults')).json).toEqual([]);
  await control('POST', '/reset', {});
  expect((await control('GET', '/ledger')).json).toEqual([]);
  expect((await control('GET', `/links/${made.id}`)).status).toBe(400);
  await sandbox.close();
});

test('the control port says what is wrong instead of guessing', async () => {
  const { control, controlOrigin, close } = await startSandbox({ port: 0, seededLinks: 0 });
  expect(() => control.makeLink({ amount: 5 } as never)).toThrow('A link has no field amount');
  expect(() => control.changeClock({ stop: true, run: true } as never)).toThrow('Say one of');
  expect(() => control.changeClock({ setTo: 'noon' } as never)).toThrow('Say one of');
  const simple = await fetch(`${controlOrigin}/reset`, { method: 'POST', body: '{}' });
  expect([simple.status, await simple.json()]).toEqual([400, { problem: 'Send JSON' }]);
  expect((await fetch(`${controlOrigin}/nothing`)).status).toBe(400);
  await close();
});
