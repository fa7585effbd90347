import { setTimeout as wait } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { manyLink } from '../../testing/many-links.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { watchLoop } from '../../testing/watch-loop.ts';
import { RecordsOutOfReach } from '../failure.ts';
import type { Sighting } from './directory-record.ts';
import { createDirectoryStore } from './directory-store.ts';
import { createDirectoryWriter } from './directory-writer.ts';

const NOW = Date.UTC(2026, 10, 20);

function listed(count: number, from = 0): Sighting[] {
  return Array.from({ length: count }, (_, at) => {
    const { linkId, providerStatus, amountPaise, listed: facts } = manyLink(from + at, NOW);
    if (facts === null) throw new Error('List has told of every one of them');
    return { by: 'list', link: { linkId, providerStatus, amountPaise, ...facts }, sentAt: NOW };
  });
}

function collectLog() {
  const lines: { links: number }[] = [];
  return { lines, log: { error: (line: { links: number }) => void lines.push(line) } };
}

forEachDatabase((kind) => {
  async function open() {
    const database = await migratedDatabase(kind);
    const store = createDirectoryStore({ database, environment: 'live', dataKeys: [randomBytes(32)] });
    const known = async () => (await store.recordsOf(listed(3000).map(idOf))).size;
    return { database, store, known, [Symbol.asyncDispose]: database[Symbol.asyncDispose] };
  }

  test('whoever notices waits for nothing, and the end waits until all of it is written', async () => {
    await using desk = await open();
    const { store, known } = desk;
    const { log, lines } = collectLog();
    const writer = createDirectoryWriter(store, log);
    for (const one of listed(300)) writer.notice([one]);
    expect(await known()).toBe(0);
    await writer.close();
    expect(await known()).toBe(300);
    writer.notice(listed(1, 500));
    await writer.settled();
    expect([await known(), lines]).toEqual([300, []]);
  });

  test('while 2,000 links are written, nobody else is held up for more than a moment', async () => {
    await using desk = await open();
    const { store, known } = desk;
    const writer = createDirectoryWriter(store, collectLog().log);
    // What runs for the first time is slower, whatever it is.
    await store.put(listed(300, 2000));
    const idle = watchLoop();
    await wait(200);
    idle.stop();
    const busy = watchLoop();
    writer.notice(listed(2000));
    await writer.settled();
    busy.stop();
    expect(await known()).toBe(2300);
    expect(busy.longestMs()).toBeLessThan(20 + idle.longestMs());
  });

  test('somebody who notices within a transaction lends it to nobody', async () => {
    await using desk = await open();
    const { database, store, known } = desk;
    const { log, lines } = collectLog();
    const writer = createDirectoryWriter(store, log);
    await database.transaction(async (trx) => {
      await database.readNow(trx);
      writer.notice(listed(2));
      await wait(20);
    });
    await writer.settled();
    expect([await known(), lines]).toEqual([2, []]);
  });

  describe('while the database is out of reach', () => {
    test('what was noticed is forgotten at once, told of once, and the next is written again', async () => {
      await using desk = await open();
      const { store, known } = desk;
      const { log, lines } = collectLog();
      let tries = 0;
      let gone = true;
      const put: typeof store.put = async (...given) => {
        tries += 1;
        if (gone) throw new RecordsOutOfReach('gone');
        return store.put(...given);
      };
      const writer = createDirectoryWriter({ put }, log);
      writer.notice(listed(1000));
      await writer.settled();
      writer.notice(listed(1000));
      await writer.settled();
      // One that fails stands for all that wait behind it: nobody waits for each of them to fail.
      expect([tries, lines.length, lines[0]?.links]).toEqual([2, 1, 1000]);
      gone = false;
      writer.notice(listed(10));
      await writer.close();
      expect([await known(), lines.length]).toEqual([10, 1]);
    });
  });
});

test('what cannot be written fast enough does not fill the memory', async () => {
  const { promise: reached, resolve: reach } = Promise.withResolvers<{ added: number; changed: number }>();
  let written = 0;
  const put = async (some: readonly Sighting[]) => {
    written += some.length;
    return reached;
  };
  const writer = createDirectoryWriter({ put }, collectLog().log);
  const [one] = listed(1);
  for (let at = 0; at < 30_000; at += 1) if (one !== undefined) writer.notice([one]);
  reach({ added: 0, changed: 0 });
  await writer.settled();
  expect(written).toBe(10_000);
});

function idOf(sighting: Sighting): string {
  return sighting.by === 'list' ? sighting.link.linkId : sighting.linkId;
}
