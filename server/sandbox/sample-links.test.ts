import { expect, test } from 'vitest';
import { askFor, cancelOf, listOf, trackOf } from './ask-sandbox.ts';
import { CLAIMED_SAMPLE_ID, ISSUED_SAMPLE_ID } from './sample-links.ts';
import { startSandbox } from './start-sandbox.ts';

/** The provider's own page for Track, the blanked e-mail filled in, on one line as it travels. */
const TRACK_PAGE =
  '{"statuscode":"TXN","actcode":null,"status":"Transaction Successful","data":{"status":"CLAIMED","amount":120.11,' +
  '"linkActivity":[{"status":"Payout link created","activityAt":"2023-12-12 14:51:25"},' +
  '{"status":"Payout link notification sent to 8430454547 and gaurav@gmail.com","activityAt":"2023-12-12 14:51:26"},' +
  '{"status":"Beneficiary verification successful","activityAt":"2023-12-12 14:51:31","orderId":"1231212092131KTMDF",' +
  '"accountType":"ACCOUNT","accountNumber":"7770007428585742","accountIfsc":"YESB0CMSNOC"},' +
  '{"status":"Link Claimed successfully","activityAt":"2023-12-12 14:51:31","orderId":"1231212092131FDBUT",' +
  '"accountType":"ACCOUNT","accountNumber":"7770007428585742","accountIfsc":"YESB0CMSNOC"}]},' +
  '"timestamp":"2023-12-14 16:42:49","ipay_uuid":"h0009ad8a2eb-7790-4fe2-a9af-8cdb732d668c-WbrjDVgsp8oy",' +
  '"orderid":null,"environment":"PRODUCTION","internalCode":null}';

/** The provider's own page for Cancel. */
const CANCEL_PAGE =
  '{"statuscode":"TXN","actcode":null,"status":"Link Cancelled Successfully","data":null,' +
  '"timestamp":"2023-12-14 11:29:45","ipay_uuid":"h0009ad832f4-f43d-40c0-81d3-c04979ab81df-e51WjQG73oSk",' +
  '"orderid":null,"environment":"PRODUCTION","internalCode":null}';

const UUID = /h000[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[A-Za-z0-9]{12}/;

/** Puts the sample's reference in place of a fresh one of the same shape. */
function withReferenceOf(page: string, answer: string): string {
  const fresh = referenceIn(answer);
  return answer.replace(fresh, referenceIn(page));
}

function referenceIn(text: string): string {
  return UUID.exec(text)?.[0] ?? 'no reference of the right shape';
}

async function startAt(text: string) {
  const at = Date.parse(text);
  return startSandbox({ port: 0, environment: 'PRODUCTION', seededLinks: 0, clock: () => at });
}

test('Track answers the claimed sample byte for byte as the provider shows it', async () => {
  const sandbox = await startAt('2023-12-14T16:42:49+05:30');
  const { text } = await askFor(sandbox.origin, trackOf(CLAIMED_SAMPLE_ID));
  expect(withReferenceOf(TRACK_PAGE, text)).toBe(TRACK_PAGE);
  await sandbox.close();
});

test('Cancel answers the issued sample byte for byte as the provider shows it, and Track then says CANCELLED', async () => {
  const sandbox = await startAt('2023-12-14T11:29:45+05:30');
  const before = await askFor<{ status: string }>(sandbox.origin, trackOf(ISSUED_SAMPLE_ID));
  const { text } = await askFor(sandbox.origin, cancelOf(ISSUED_SAMPLE_ID));
  const after = await askFor<{ status: string }>(sandbox.origin, trackOf(ISSUED_SAMPLE_ID));
  expect(withReferenceOf(CANCEL_PAGE, text)).toBe(CANCEL_PAGE);
  expect([before.data.status, after.data.status]).toEqual(['ISSUED', 'CANCELLED']);
  await sandbox.close();
});

test('every answer has a reference and a time of its own, and says it comes from the sandbox', async () => {
  let at = Date.parse('2026-11-21T18:30:00Z');
  const sandbox = await startSandbox({ port: 0, seededLinks: 0, clock: () => at });
  const first = await askFor(sandbox.origin, trackOf(CLAIMED_SAMPLE_ID));
  at += 1000;
  const second = await askFor(sandbox.origin, trackOf(CLAIMED_SAMPLE_ID));
  expect(first).toMatchObject({ timestamp: '2026-11-22 00:00:00', environment: 'SANDBOX' });
  expect(second).toMatchObject({ timestamp: '2026-11-22 00:00:01', environment: 'SANDBOX' });
  expect(referenceIn(first.text)).not.toBe(referenceIn(second.text));
  await sandbox.close();
});

test('the two samples do not age, however far the clock goes', async () => {
  const sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  const before = [sandbox.control.link(CLAIMED_SAMPLE_ID), sandbox.control.link(ISSUED_SAMPLE_ID)];
  sandbox.control.changeClock({ advanceMs: 40 * 365 * 86_400_000 });
  const after = [sandbox.control.link(CLAIMED_SAMPLE_ID), sandbox.control.link(ISSUED_SAMPLE_ID)];
  expect(after).toEqual(before);
  expect(after.map(({ status }) => status)).toEqual(['CLAIMED', 'ISSUED']);
  await sandbox.close();
});

test('List knows the two samples and the people they went to', async () => {
  const sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  const { data } = await askFor<{ records: object[] }>(
    sandbox.origin,
    listOf({ filters: { contact: '8430454547' } }),
  );
  expect(data.records).toEqual([
    {
      amount: 120.11,
      purpose: 'Refund',
      description: 'Diwali refund Oct',
      status: 'CLAIMED',
      linkId: CLAIMED_SAMPLE_ID,
      contactDetails: { name: 'Ravi Kumar', email: 'gaurav@gmail.com', mobile: '8430454547' },
      referenceNo: 'NA',
      orderId: '1231212092125TLWAP',
      url: 'https://instant.pe/RK25FH',
      qrUrl: 'https://api.instantpay.in/payment/payout/link/qr/RK25FH',
      paymentModes: ['ACCOUNT', 'VPA'],
      verifyBene: true,
      activatedAt: '2023-12-12 14:51:25',
      expiredAt: '2023-12-15 23:59:59',
    },
  ]);
  await sandbox.close();
});
