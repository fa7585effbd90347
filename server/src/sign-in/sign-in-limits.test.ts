import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSignInLimits } from './sign-in-limits.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const wrong = async () => null;
const right = async () => 'in' as const;
const at = (network: string, email = 'asha@desk.example', browser: string | null = null) => ({
  ...{ network, email, browser, isGone: () => false },
});

type Limits = ReturnType<typeof createSignInLimits>;

/** `in`, `wrong`, or the refusal. */
async function outcome(
  limits: Limits,
  one: ReturnType<typeof at>,
  judge: () => Promise<'in' | null> = wrong,
) {
  return limits.password(one, judge).then(
    (value) => value ?? 'wrong',
    (error: Error) => error.message,
  );
}

test('five wrong ones from one address for one e-mail, then none for a quarter of an hour', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 5; n += 1) expect(await outcome(limits, at('192.0.2.1'))).toBe('wrong');
  await expect(limits.password(at('192.0.2.1'), right)).rejects.toMatchObject({
    code: 'too-many-requests',
    extras: { retryAfterS: 900 },
  });
  expect(await outcome(limits, at('192.0.2.1', 'ravi@desk.example'), right)).toBe('in');
  expect(await outcome(limits, at('192.0.2.2'), right)).toBe('in');
  await vi.advanceTimersByTimeAsync(900_000 - 1);
  expect(await outcome(limits, at('192.0.2.1'), right)).toMatch(/^There were too many wrong tries/);
  await vi.advanceTimersByTimeAsync(2);
  expect(await outcome(limits, at('192.0.2.1'), right)).toBe('in');
});

test('a right one begins the count anew', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 12; n += 1)
    expect(await outcome(limits, at('192.0.2.1'), n % 5 === 0 ? right : wrong)).not.toMatch(/too many/);
});

test('many at once are not more than one after the other', async () => {
  const limits = createSignInLimits();
  const all = await Promise.all(Array.from({ length: 40 }, () => outcome(limits, at('192.0.2.1'))));
  expect(all.filter((one) => one === 'wrong')).toHaveLength(5);
});

test('fifty wrong ones from one address for whomever', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 50; n += 1)
    expect(await outcome(limits, at('192.0.2.1', `p${n}@desk.example`))).toBe('wrong');
  expect(await outcome(limits, at('192.0.2.1', 'p51@desk.example'), right)).toMatch(/too many/);
  expect(await outcome(limits, at('192.0.2.2', 'p51@desk.example'), right)).toBe('in');
});

test('what could not be judged is held against nobody', async () => {
  const limits = createSignInLimits();
  const away = async (): Promise<null> => {
    throw new Error('the records are out of reach');
  };
  for (const browser of [null, 'her-browser']) {
    const one = at('192.0.2.1', 'asha@desk.example', browser);
    for (let n = 1; n <= 4; n += 1) expect(await outcome(limits, one)).toBe('wrong');
    for (let n = 1; n <= 60; n += 1)
      expect(await outcome(limits, one, away)).toBe('the records are out of reach');
    expect(await outcome(limits, one, right)).toBe('in');
  }
  for (let n = 1; n <= 40; n += 1)
    await expect(limits.code('p-asha', null, away)).rejects.toThrow('the records are out of reach');
  expect(await limits.code('p-asha', null, right)).toBe('in');
});

test('an address at its end uses up nothing of a person, and a person at their end nothing of the address', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 60; n += 1) await outcome(limits, at('192.0.2.1'));
  for (let n = 1; n <= 45; n += 1)
    expect(await outcome(limits, at('192.0.2.1', `p${n}@desk.example`))).toBe('wrong');
  await vi.advanceTimersByTimeAsync(600_000);
  for (let n = 1; n <= 9; n += 1)
    expect(await outcome(limits, at('192.0.2.1', 'ravi@desk.example'))).toMatch(/too many/);
  // The quarter of an hour of the address is over; one of Ravi's own would have begun just now.
  await vi.advanceTimersByTimeAsync(300_001);
  expect(await outcome(limits, at('192.0.2.1', 'ravi@desk.example'), right)).toBe('in');
});

test('right ones use up nothing of an address', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 120; n += 1)
    expect(await outcome(limits, at('192.0.2.1', `p${n % 60}@desk.example`), right)).toBe('in');
});

test('past twenty wrong ones for one e-mail they wait for each other, a second each, and are not refused', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 20; n += 1) await outcome(limits, at(`192.0.2.${n}`));
  let answered = 0;
  const slowed = Array.from({ length: 10 }, async (_, n) => {
    const what = await outcome(limits, at(`198.51.100.${n}`), n === 9 ? right : wrong);
    answered += 1;
    return what;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(answered).toBe(0);
  for (let n = 1; n <= 10; n += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    expect(answered).toBe(n);
  }
  expect((await Promise.all(slowed)).at(-1)).toBe('in');
  expect(await outcome(limits, at('192.0.2.99', 'ravi@desk.example'), right)).toBe('in');
});

test('who has gone away while waiting takes nobody’s time, and a stop waits for nobody', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 20; n += 1) await outcome(limits, at(`192.0.2.${n}`));
  let judged = 0;
  const judge = async () => {
    judged += 1;
    return null;
  };
  const gone = { ...at('198.51.100.1'), isGone: () => true };
  const all = [
    ...Array.from({ length: 5 }, () => outcome(limits, gone, judge)),
    outcome(limits, at('198.51.100.2'), judge),
    outcome(limits, at('198.51.100.3'), judge),
  ];
  await vi.advanceTimersByTimeAsync(1_000);
  expect(judged).toBe(2);
  limits.close();
  await vi.advanceTimersByTimeAsync(1_000);
  const stopping = 'Linkdesk is stopping. Try again in a minute.';
  expect(await Promise.all(all)).toEqual([...Array.from({ length: 5 }, () => stopping), 'wrong', 'wrong']);
  expect(await outcome(limits, at('198.51.100.4'), judge)).toBe(stopping);
  expect(judged).toBe(2);
});

/** Tries for Asha’s e-mail, two from each address, and what came of them once somebody was told. */
function flood(limits: Limits, addresses: readonly string[]) {
  const told: string[] = [];
  for (const address of [...addresses, ...addresses])
    void outcome(limits, at(address)).then((what) => told.push(what));
  return told;
}

const NETWORKS = {
  'one IPv4 network': Array.from({ length: 100 }, (_, n) => `198.51.100.${n}`),
  'one IPv6 subscriber': Array.from({ length: 256 }, (_, n) => `2001:db8:1:${(n + 256).toString(16)}::/64`),
};

test.each(Object.entries(NETWORKS))(
  'while %s floods an e-mail, its owner is judged next, and a known browser at once',
  async (_, addresses) => {
    const limits = createSignInLimits();
    for (let n = 1; n <= 20; n += 1) await outcome(limits, at(`192.0.${n}.1`));
    flood(limits, addresses);
    await vi.advanceTimersByTimeAsync(3_500);
    const owner = outcome(limits, at('203.0.113.7'), right);
    expect(await outcome(limits, at('203.0.113.8', 'asha@desk.example', 'her-browser'), right)).toBe('in');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await Promise.race([owner, Promise.resolve('still waiting')])).toBe('in');
  },
);

test('nobody waits for a minute, and a flood that is too long is refused from where most of it comes', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 20; n += 1) await outcome(limits, at(`192.0.${n}.1`));
  const others = Array.from({ length: 20 }, (_, n) => outcome(limits, at(`192.1.${n}.1`), right));
  const told = flood(limits, NETWORKS['one IPv4 network']);
  await vi.advanceTimersByTimeAsync(0);
  // One is judged and fifty wait, nineteen of them from elsewhere.
  expect(told).toHaveLength(200 - 31);
  expect(new Set(told)).toEqual(new Set(['Too many people try this at the moment. Try again in a minute.']));
  await vi.advanceTimersByTimeAsync(22_000);
  expect(await Promise.all(others)).toEqual(others.map(() => 'in'));
  await vi.advanceTimersByTimeAsync(37_999);
  expect(told).toHaveLength(200);
});

test('who waits longer than anybody would is told so, when each judgement takes its time', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 20; n += 1) await outcome(limits, at(`192.0.${n}.1`));
  const slow = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), 30_000));
  const all = ['192.1.1.1', '192.1.2.1', '192.1.3.1'].map((from) => outcome(limits, at(from), slow));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await Promise.all(all)).toEqual(['wrong', 'wrong', expect.stringMatching(/^Too many people/)]);
});

test('an IPv6 subscriber has four times the tries of one network of theirs, and a company sixteen times', async () => {
  const limits = createSignInLimits();
  let tries = 0;
  const judged = async (networks: readonly string[]) => {
    const all = [];
    for (const network of networks)
      for (let n = 1; n <= 6; n += 1)
        all.push(await outcome(limits, at(network, `p${(tries += 1)}@desk.example`)));
    return all.filter((what) => what === 'wrong').length;
  };
  const of = (third: string, from: number, length: number) =>
    Array.from({ length }, (_, n) => `2001:db8:${third}:${(from + n).toString(16)}::/64`);
  expect(await judged(of('1', 0x100, 100))).toBe(200);
  expect(await judged(of('1', 0x200, 100))).toBe(200);
  expect(await judged(of('1', 0x300, 200))).toBe(200);
  expect(await judged(of('1', 0x400, 100))).toBe(200);
  expect(await judged(of('1', 0x500, 100))).toBe(0);
  expect(await judged(of('2', 0x100, 1))).toBe(6);
});

test('a known browser waits for nobody and has five wrong ones of its own', async () => {
  const limits = createSignInLimits();
  for (let n = 1; n <= 60; n += 1) void outcome(limits, at(`192.0.2.${n}`));
  for (let n = 1; n <= 5; n += 1) void outcome(limits, at('203.0.113.1'));
  const own = at('203.0.113.1', 'asha@desk.example', 'her-browser');
  for (let n = 1; n <= 4; n += 1) expect(await outcome(limits, own)).toBe('wrong');
  expect(await outcome(limits, own, right)).toBe('in');
  for (let n = 1; n <= 5; n += 1) expect(await outcome(limits, own)).toBe('wrong');
  expect(await outcome(limits, own, right)).toMatch(/too many/);
});

test('thirty wrong codes for one person in a day, and as many from each browser they are known in', async () => {
  const limits = createSignInLimits();
  const code = (browser: string | null, judge: () => Promise<'in' | null>) =>
    limits.code('p-asha', browser, judge).then(
      (value) => value ?? 'wrong',
      (error: Error) => error.message,
    );
  for (const [browser, other] of [
    [null, 'her-browser'],
    ['her-browser', 'her-other-browser'],
  ] as const) {
    for (let n = 1; n <= 40; n += 1) expect(await code(browser, right)).toBe('in');
    for (let n = 1; n <= 30; n += 1) expect(await code(browser, wrong)).toBe('wrong');
    expect(await code(browser, right)).toBe('There were too many wrong tries. Try again in 24 hours.');
    expect(await code(other, right)).toBe('in');
  }
  await vi.advanceTimersByTimeAsync(24 * 3_600_000 + 1);
  expect(await code(null, right)).toBe('in');
});
