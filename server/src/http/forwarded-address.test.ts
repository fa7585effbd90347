import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { browserOf, signIn } from '../../testing/sign-in.ts';
import { startServer } from '../../testing/start-server.ts';

const OWN = '203.0.113.7';

forEachDatabase((kind) => {
  /** What InstantPay is told of somebody who looks at a link and sends these headers. */
  async function toldInstantPay(env: Record<string, string>, headers: Record<string, string>) {
    const server = await startServer({ kind, env: { INSTANTPAY_ENDPOINT_IP: OWN, ...env } });
    const operator = await signIn(server, 'operator');
    const link = server.sandbox.control.makeLink().id;
    expect((await operator.get(`/api/payout-links/${link}`, headers)).status).toBe(200);
    const [asked] = server.sandbox.control.ledger({ call: 'track' });
    await server.close();
    return asked?.headers['x-ipay-endpoint-ip'];
  }

  test('InstantPay is told the address of the person behind the trusted proxy', async () => {
    const forged = { 'X-Forwarded-For': '192.0.2.66, 8.8.8.8' };
    expect(await toldInstantPay({ TRUST_PROXY: '127.0.0.1' }, forged)).toBe('8.8.8.8');
  });

  test('without a trusted proxy nobody can choose what InstantPay is told', async () => {
    const forged = { 'X-Forwarded-For': '8.8.8.8', 'X-Real-IP': '8.8.8.8', Forwarded: 'for=8.8.8.8' };
    expect(await toldInstantPay({}, forged)).toBe(OWN);
    expect(await toldInstantPay({ TRUST_PROXY: '10.0.0.0/8' }, forged)).toBe(OWN);
  });

  test(
    'nobody brings an address that is none to InstantPay, or one from before the trusted proxy',
    { timeout: 30_000 },
    async () => {
      const told = await Promise.all(
        [
          ...[
            '8.8.8.8, not-an-address',
            '8.8.8.8, 1.1.1.1:x',
            '8.8.8.8, "1.1.1.1"',
            '8.8.8.8,',
            '8.8.8.8, ::ffff:10.0.0.1',
          ].map((forged) => ({ 'X-Forwarded-For': forged })),
          { Forwarded: 'for=8.8.8.8', 'X-Real-IP': '8.8.8.8', 'X-Client-IP': '8.8.8.8' },
          { 'X-Ipay-Endpoint-Ip': '8.8.8.8' },
        ].map((headers) => toldInstantPay({ TRUST_PROXY: '127.0.0.1' }, headers)),
      );
      expect(told).toEqual(told.map(() => OWN));
    },
  );

  test('without a trusted proxy a new address with each request wins nobody more tries', async () => {
    const server = await startServer({ kind, env: { REQUESTS_PER_MINUTE: '50' } });
    const statuses: number[] = [];
    for (let n = 0; n < 25; n++) {
      const headers = { 'X-Forwarded-For': `198.51.100.${n}`, 'X-Real-IP': `198.51.100.${n}` };
      statuses.push((await browserOf(server).get('/api/session', headers)).status);
    }
    await server.close();
    expect(statuses).toEqual([...Array<number>(20).fill(401), ...Array<number>(5).fill(429)]);
  });

  test('a gateway that adds a port is understood, and one that is not named is named in the log once', async () => {
    expect(await toldInstantPay({ TRUST_PROXY: '127.0.0.1' }, { 'X-Forwarded-For': '8.8.8.8:55' })).toBe(
      '8.8.8.8',
    );
    const server = await startServer({ kind });
    for (let n = 0; n < 3; n += 1)
      await browserOf(server).get('/api/session', { 'X-Forwarded-For': '8.8.8.8' });
    expect(server.logged().match(/TRUST_PROXY/g)).toHaveLength(1);
    expect(server.logged()).not.toContain('8.8.8.8');
    await server.close();
  });

  test('a person within the company has the company’s public address', async () => {
    expect(await toldInstantPay({ TRUST_PROXY: '127.0.0.1' }, { 'X-Forwarded-For': '10.1.2.3' })).toBe(OWN);
  });
});
