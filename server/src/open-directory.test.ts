import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PayoutLink } from '../contract/payout-links.ts';
import { RECIPIENT, makeCanary } from '../testing/canary.ts';
import { databaseBytes } from '../testing/database-bytes.ts';
import { forEachDatabase } from '../testing/databases.ts';
import { TEST_DATA_KEY } from '../testing/server-env.ts';
import { signIn } from '../testing/sign-in.ts';
import { startServer } from '../testing/start-server.ts';
import { openDatabase } from './database/open-database.ts';
import { createDirectoryStore } from './directory/directory-store.ts';

forEachDatabase((kind) => {
  test('what people look at and resend is kept, sealed, before the server ends, and List is not asked again', async () => {
    const database = await kind.fresh();
    const server = await startServer({ database });
    const { id } = makeCanary(server);
    const look = async () => {
      const operator = await signIn(server, 'operator');
      return (await operator.get<PayoutLink>(`/api/payout-links/${id}`)).body;
    };
    const listed = () => server.sandbox.control.ledger({ call: 'list', linkId: id }).length;
    const before = await look();
    expect([before.factsRead, listed()]).toEqual([true, 1]);
    await server.restart();
    const after = await look();
    expect([after.recipient, after.factsRead, listed()]).toEqual([before.recipient, true, 1]);
    const operator = await signIn(server, 'operator');
    const { status } = await operator.post(
      `/api/payout-links/${id}/resends`,
      {},
      { 'Idempotency-Key': randomUUID() },
    );
    expect(status).toBeLessThan(300);
    await server.close();

    const opened = await openDatabase(database);
    const dataKeys = [Buffer.from(TEST_DATA_KEY, 'hex')];
    const store = createDirectoryStore({ database: opened, environment: 'sandbox', dataKeys });
    const record = (await store.recordsOf([id])).get(id);
    expect(record).toMatchObject({ status: 'ISSUED', listed: { mobile: RECIPIENT.mobile }, look: null });
    expect(record?.tracked?.sentAt).toBeGreaterThan(Date.now() - 20_000);
    expect(record?.createdAt).toBe(Date.parse(after.createdAt ?? ''));
    expect((await databaseBytes(database)).includes(RECIPIENT.mobile)).toBe(false);
    await opened.close();
    await database.drop();
  });
});
