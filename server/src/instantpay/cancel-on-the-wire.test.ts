import { expect, test } from 'vitest';
import {
  answer,
  answering,
  closing,
  envelope,
  saying,
  sending,
  startRawProvider,
} from '../../testing/raw-provider.ts';
import { BY, CLIENT_ID, CLIENT_SECRET, LINK, testClient, tryWrite } from '../../testing/test-client.ts';

const OPEN = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

test('a whole success in our environment is accepted, with everything worth keeping', async () => {
  const { verdict } = await tryWrite('cancel', saying({}));
  expect(verdict).toEqual({
    class: 'accepted',
    because: 'InstantPay accepted the cancel',
    statusCode: 'TXN',
    providerText: 'Link Cancelled Successfully',
    reference: 'h0009ad832f4',
    bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
  });
});

test('a success is accepted in chunks, without a length, with a charset and with fields never seen', async () => {
  const extra = envelope({ somethingNew: [1, { a: 'b' }] });
  const chunk = `${Buffer.byteLength(extra).toString(16)}\r\n${extra}\r\n0\r\n\r\n`;
  expect(
    (await tryWrite('cancel', sending(`${OPEN}Transfer-Encoding: chunked\r\n\r\n${chunk}`))).verdict.class,
  ).toBe('accepted');
  expect((await tryWrite('cancel', closing(`${OPEN}Connection: close\r\n\r\n`, extra))).verdict.class).toBe(
    'accepted',
  );
  const charset = answering(extra, 200, { 'Content-Type': 'application/json; charset=UTF-8' });
  expect((await tryWrite('cancel', charset)).verdict.class).toBe('accepted');
});

test('a success with characters no database keeps is accepted, and what is kept can be stored', async () => {
  const { verdict } = await tryWrite('cancel', saying({ status: 'Done\0 \ud800', ipay_uuid: 'h\0\udc00' }));
  expect(verdict).toMatchObject({
    class: 'accepted',
    providerText: 'Done\ufffd \ufffd',
    reference: 'h\ufffd\ufffd',
  });
});

test('a resend is told in the words of the provider', async () => {
  const text = 'Notification Link Sent To *******742 and ******@instantpay.in';
  const { verdict } = await tryWrite('notify', saying({ status: text }));
  expect(verdict).toMatchObject({
    class: 'accepted',
    because: `InstantPay says: "${text}"`,
    providerText: text,
  });
});

test.for([200, 400, 401, 403, 404])('refused credentials with HTTP %i are a refusal', async (status) => {
  const { verdict } = await tryWrite(
    'cancel',
    saying({ statuscode: 'IAC', status: 'Invalid credentials' }, status),
  );
  expect(verdict).toMatchObject({
    class: 'refused',
    because: 'InstantPay refused: "Invalid credentials" (IAC), your administrator must act',
    statusCode: 'IAC',
  });
});

test('nothing is written when sending is no longer allowed, and the question comes after connecting', async () => {
  const wire = await startRawProvider(() => undefined);
  const client = testClient(wire.origin);
  const asked: number[] = [];
  const verdict = await client.cancel(LINK, BY, () => {
    asked.push(performance.now());
    return false;
  });
  const thrown = await client.notify(LINK, BY, () => {
    throw new Error('the store is gone');
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([verdict.class, thrown.class]).toEqual(['not-sent', 'not-sent']);
  expect(asked).toHaveLength(1);
  expect({ connections: wire.connections, bytes: wire.bytes }).toEqual({ connections: 2, bytes: 0 });
  await client.close();
  await wire.close();
});

test('a refused port and a name nobody has prove that nothing was sent', async () => {
  const wire = await startRawProvider(() => undefined);
  await wire.close();
  for (const origin of [wire.origin, 'http://no-such-host.invalid']) {
    let asked = 0;
    const client = testClient(origin, { cancelDeadlineMs: 4000 });
    const verdict = await client.cancel(LINK, BY, () => ++asked > 0);
    expect(verdict).toMatchObject({
      class: 'not-sent',
      because: 'InstantPay could not be reached, the request was not sent',
    });
    expect(asked).toBe(0);
    await client.close();
  }
});

test('our credentials are hidden wherever the provider echoes them', async () => {
  const echo = {
    statuscode: 'UAD',
    status: `Denied for ${CLIENT_ID} with ${CLIENT_SECRET}`,
    ipay_uuid: CLIENT_SECRET,
  };
  const { verdict } = await tryWrite('cancel', saying(echo, 403));
  expect(verdict).toMatchObject({
    class: 'refused',
    providerText: 'Denied for [hidden] with [hidden]',
    reference: '[hidden]',
  });
  expect(JSON.stringify(verdict)).not.toContain(CLIENT_SECRET);
});

test('the pace shortens the deadline of a cancel', async () => {
  const wire = await startRawProvider(() => undefined);
  const client = testClient(wire.origin, { cancelDeadlineMs: 25_000, pace: 0.004 });
  const startedAt = performance.now();
  expect((await client.cancel(LINK, BY, () => true)).because).toBe('InstantPay did not answer in time');
  expect(performance.now() - startedAt).toBeLessThan(2000);
  await client.close();
  await wire.close();
});

test('closing waits for a cancel that is under way', async () => {
  const wire = await startRawProvider(
    (socket) => void setTimeout(() => socket.write(answer(envelope())), 100),
  );
  const client = testClient(wire.origin, { cancelDeadlineMs: 4000 });
  let ended = '';
  const cancel = client.cancel(LINK, BY, () => true).then((verdict) => (ended = verdict.class));
  await client.close();
  expect(ended).toBe('accepted');
  await cancel;
  await wire.close();
});
