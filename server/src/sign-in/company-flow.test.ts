import { expect, test } from 'vitest';
import { createCompanyFlows, type CompanyFlow } from './company-flow.ts';

const flows = createCompanyFlows('a-secret-for-tests-only', false);
const MINUTE = 60_000;

function open(flow: CompanyFlow, by = flows, state = flow.state): CompanyFlow | null {
  return by.open(`other=1; ${by.name}=${flows.seal(flow)}; linkdesk=2`, state);
}

test('a flow opens where it was begun, and its secrets are those of no other', () => {
  const [one, two] = [flows.begin(false, null), flows.begin(true, 'of-a-session')];
  expect(open(one)).toEqual(one);
  expect(open(two)).toEqual({ ...two, fresh: true, sessionId: 'of-a-session' });
  const secrets = [one, two].flatMap(({ state, nonce, verifier }) => [state, nonce, verifier]);
  expect(new Set(secrets).size).toBe(6);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});

test('it opens for ten minutes', () => {
  const begun = flows.begin(false, null);
  expect(open({ ...begun, startedAt: Date.now() - 10 * MINUTE + 5_000 })).not.toBeNull();
  expect(open({ ...begun, startedAt: Date.now() - 10 * MINUTE })).toBeNull();
});

test('it opens for no other answer, and in no other installation', () => {
  const flow = flows.begin(false, null);
  expect(open(flow, flows, flows.begin(false, null).state)).toBeNull();
  expect(flows.open(`${flows.name}=${flows.seal(flow)}`, undefined)).toBeNull();
  expect(open(flow, createCompanyFlows('of-another-installation', false))).toBeNull();
  for (const header of [
    undefined,
    '',
    flows.name,
    `${flows.name}=`,
    `${flows.name}=s1.a.b.c`,
    `x${flows.name}=1`,
  ])
    expect(flows.open(header, flow.state)).toBeNull();
});

test('it is used once, and again only where nothing came of it', () => {
  const flow = flows.begin(false, null);
  expect([flows.take(flow), flows.take(flow)]).toEqual([true, false]);
  flows.forget(flow);
  expect(flows.take(flow)).toBe(true);
  // What has ended by itself need not be remembered; it opens nothing either.
  const over = { ...flows.begin(false, null), startedAt: Date.now() - 10 * MINUTE };
  expect([flows.take(over), flows.take(over), open(over)]).toEqual([true, true, null]);
});
