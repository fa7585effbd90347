import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { openFindingDesk, searcher } from '../../testing/finding-desk.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { sampleRecord } from '../../testing/sample-record.ts';

const MOBILE = '9876543210';
const ACCOUNT = '50199937425531';

forEachDatabase((kind) => {
  test.each([
    ['a mobile', MOBILE, 6],
    ['an account', ACCOUNT, 4],
  ])('by trying out longer ends nobody who sees no names learns %s', async (_what, number, told) => {
    await using database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    const tracked = { createdAt: null, sentAt: 1, sinceAt: null, orderIds: [] };
    await desk.know([
      sampleRecord({
        ...{ listed: { name: 'Ravi Kumar', mobile: MOBILE }, trackedAt: 1 },
        tracked: { ...tracked, accounts: [{ number: ACCOUNT, ifsc: null }] },
      }),
    ]);
    const found = async (q: string, role: 'agent' | 'operator') =>
      (await desk.finding.find(searcher(role), { q })).total;
    for (let length = told + 1; length <= 9; length += 1) {
      const [right, wrong] = [number.slice(-length), `${(Number(number.at(-length)) + 1) % 10}`];
      const tried = `${wrong}${right.slice(1)}`;
      for (const typed of ['', '••••', 'ending '])
        expect([tried, await found(typed + tried, 'agent')]).toEqual([
          ...[tried, await found(typed + right, 'agent')],
        ]);
      expect([await found(right, 'operator'), await found(tried, 'operator')]).toEqual([1, 0]);
    }
    const [end, other] = [number.slice(-told), `1${number.slice(1 - told)}`];
    expect([await found(end, 'agent'), await found(other, 'agent')]).toEqual([1, 0]);
  });

  test('by trying out longer beginnings nobody who sees no names learns a name', async () => {
    await using database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    await desk.know([sampleRecord({ listed: { name: 'Rajeshwari Kumaran', mobile: MOBILE } })]);
    const found = async (q: string, role: 'agent' | 'operator') =>
      (await desk.finding.find(searcher(role), { q })).total;
    for (const typed of ['raj', 'Rajesh', 'raj kuma', 'rajx', 'rajeshx kum'])
      expect([typed, await found(typed, 'agent')]).toEqual([typed, 1]);
    for (const typed of ['raz', 'kumaran raz'])
      expect([typed, await found(typed, 'agent')]).toEqual([typed, 0]);
    expect([await found('rajesh ku', 'operator'), await found('rajx', 'operator')]).toEqual([1, 0]);
  });
});
