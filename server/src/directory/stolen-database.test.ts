import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { RECIPIENT } from '../../testing/canary.ts';
import { databaseBytes } from '../../testing/database-bytes.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { openDatabase, type Database } from '../database/open-database.ts';
import { migrate } from '../database/migrate.ts';
import { createDirectoryStore } from './directory-store.ts';
import type { Sighting } from './directory-record.ts';

const ACCOUNT = '50199937425531';
const SHORT_CODE = 'QxJwZkVb';
/** All that must not be read, nor guessed by who tries. */
const PERSONAL = [
  ...['Zubinqa', 'Canaryvala', RECIPIENT.mobile, RECIPIENT.email, 'zubinqa.canary', ACCOUNT, 'HDFC0000877'],
  ...[
    SHORT_CODE,
    'instant.pe',
    'Wedding gift',
    'mandapam',
    'Xylophone lessons',
    'REF-CANARY-77',
    '1231212CANARYORD',
  ],
  'quarantined by the desk',
];

const LINK = {
  ...{ linkId: '65704add83911e52b70ebcbc', providerStatus: 'quarantined by the desk', amountPaise: 12_011 },
  ...RECIPIENT,
  ...{ purpose: 'Xylophone lessons', description: `Wedding gift for ${RECIPIENT.name}, mandapam` },
  ...{ referenceNo: 'REF-CANARY-77', orderId: '1231212CANARYORD' },
  ...{ url: `https://instant.pe/${SHORT_CODE}`, qrUrl: `https://instant.pe/payment/${SHORT_CODE}` },
  ...{ paymentModes: ['ACCOUNT'], verifiesBeneficiary: true, activatedAt: null, expiresAt: null },
};

const SAID: Sighting[] = [
  { by: 'list', link: LINK, sentAt: 1000 },
  {
    by: 'list',
    link: { ...LINK, linkId: '65704add83911e52b70ebcbd', providerStatus: 'ISSUED' },
    sentAt: 1000,
  },
  {
    ...{ by: 'track', linkId: LINK.linkId, providerStatus: 'CLAIMED', amountPaise: 12_011, sentAt: 90_000 },
    facts: {
      ...{ createdAt: null, sentAt: 5, sinceAt: 6, orderIds: ['1231212CANARYORD'] },
      accounts: [{ number: ACCOUNT, ifsc: 'HDFC0000877' }],
    },
  },
  { by: 'resend', linkId: LINK.linkId, sentAt: 95_000 },
];

forEachDatabase((kind) => {
  test('whoever steals the database reads nothing of any recipient in it', async () => {
    const { drop, ...where } = await kind.fresh();
    const database = await openDatabase(where);
    await migrate(database);
    const store = createDirectoryStore({ database, environment: 'live', dataKeys: [randomBytes(32)] });
    await store.put(SAID);
    expect((await store.recordsOf([LINK.linkId])).get(LINK.linkId)?.listed?.name).toBe(RECIPIENT.name);
    // Also what SQLite has not moved out of its log yet.
    const stolen = [await databaseBytes(where)];
    if (database.dialect === 'sqlite') {
      await database.close();
      stolen.push(await databaseBytes(where));
    } else expect(stolen[0]?.includes(LINK.linkId)).toBe(true);
    for (const bytes of stolen) expect(PERSONAL.filter((personal) => standsIn(bytes, personal))).toEqual([]);
    expect(stolen.some((bytes) => bytes.includes(LINK.linkId))).toBe(true);
    const again = database.dialect === 'sqlite' ? await openDatabase(where) : database;
    await provesThatItWouldBeFound(again, where);
    await again.close();
    await drop();
  });
});

async function provesThatItWouldBeFound(
  database: Database,
  where: Parameters<typeof databaseBytes>[0],
): Promise<void> {
  const said = `${PERSONAL.join(' ')} ${Buffer.from(` ${RECIPIENT.mobile} `).toString('base64')}`;
  await database.kysely
    .insertInto('directory_walk')
    .values({ environment: 'x', lease_by: null, lease_until: 0, version: 0, state: said })
    .execute();
  const bytes = await databaseBytes(where);
  expect(PERSONAL.filter((personal) => !standsIn(bytes, personal))).toEqual([]);
}

/** As it is in any case, in hex, in base64 at any place, as a number, or hashed without a key. */
function standsIn(bytes: Buffer, personal: string): boolean {
  const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');
  const plain = [personal.toLowerCase(), Buffer.from(personal).toString('hex')];
  return (
    plain.some((form) => lower.includes(form)) ||
    [...base64FormsOf(personal), ...numbersOf(personal), ...hashesOf(personal)].some((form) =>
      bytes.includes(form),
    )
  );
}

/** What of it does not depend on the letters around it. */
function base64FormsOf(personal: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.from(' '.repeat(before) + personal).toString('base64');
    const known = encoded.replace(/=+$/, '').slice(before === 0 ? 0 : 4, -1);
    return known.length < 5 ? [] : [known, known.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function numbersOf(personal: string): Buffer[] {
  if (!/^\d{8,18}$/.test(personal)) return [];
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(personal));
  const short = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  return [short, Buffer.from(short.toReversed())];
}

/** Mobiles are few enough to hash them all. */
function hashesOf(personal: string): (Buffer | string)[] {
  return [personal, personal.toLowerCase()].flatMap((text) =>
    ['sha256', 'sha1', 'md5'].flatMap((algorithm) => {
      const hash = createHash(algorithm).update(text).digest();
      return [hash.subarray(0, 8), String(hash.readBigInt64BE()), hash.toString('hex').slice(0, 16)];
    }),
  );
}
