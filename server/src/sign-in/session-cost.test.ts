import { Agent, get } from 'node:http';
import express, { Router } from 'express';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { endpoint } from '../../contract/endpoint.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { listen } from '../http/listen.ts';
import { createMount } from '../http/mount.ts';
import { requestLimits } from '../http/request-limits.ts';
import { createPersonStore } from '../people/person-store.ts';
import { createSessionCookie } from './session-cookie.ts';
import { createSessionStore } from './session-store.ts';
import { signInAsSample } from './sign-in-as-sample.ts';
import { createWhoAsks } from './who-asks.ts';

const nothing = endpoint({
  ...{ does: 'Answer at once', method: 'GET', path: '/nothing', permission: 'anyone' },
  output: z.strictObject({}),
});

const ROUNDS = 12;
const A_ROUND = 40;

/**
 * How many times as long a request that does nothing may take when somebody is known by it. Measured on two busy
 * cores: SQLite 3 to 8 (0.08 ms become 0.3 to 0.5; the read takes 0.15 ms of it, 0.06 in a loop of its own), PostgreSQL
 * 8 to 20 (its read takes 0.4 ms). A password's hash, a write that is waited for, or a call elsewhere would be over.
 */
const MOST_TIMES = { SQLite: 30, PostgreSQL: 60 };

forEachDatabase((kind) => {
  test('knowing who asks costs a request one read, and little time', async () => {
    await using database = await migratedDatabase(kind);
    const cookie = createSessionCookie('a-secret', false);
    const reads: string[] = [];
    const watched = { ...database, kysely: database.kysely.withPlugin(tellStatements(reads)) };
    const sessions = createSessionStore(watched, cookie);
    const { secret } = await signInAsSample(
      { database, sessions, people: createPersonStore(database) },
      { role: 'operator', number: 1, device: null, replaces: null },
    );
    const whoAsks = createWhoAsks({
      ...{ sessions, cookie, samplePeople: true, freshSignInMs: 1 },
      endpointIpOf: () => '127.0.0.1',
    });
    const router = Router();
    const mount = createMount(router, {
      whoAsks: whoAsks.byRequest,
      addressOf: () => '127.0.0.1',
      limits: requestLimits(10_000_000),
      recordRefusal: async () => undefined,
    });
    mount(nothing, () => ({}));
    const { server, port } = await listen({ host: '127.0.0.1', port: 0 });
    server.on('request', express().use(router));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (headers: Record<string, string>) =>
      new Promise<void>((resolve, reject) => {
        get({ host: '127.0.0.1', port, path: '/nothing', agent, headers }, (answer) => {
          answer.resume().once('end', resolve);
        }).once('error', reject);
      });
    try {
      const { bare, known } = await fastestUs({
        bare: () => ask({}),
        known: () => ask({ Cookie: `${cookie.name}=${secret}` }),
      });
      reads.length = 0;
      await ask({ Cookie: `${cookie.name}=${secret}` });
      await ask({});
      expect(reads).toEqual(['SelectQueryNode']);
      expect(known / bare).toBeLessThan(MOST_TIMES[kind.name]);
    } finally {
      agent.destroy();
      server.close();
    }
  });
});

/** Names each statement as it goes. */
function tellStatements(into: string[]): KyselyPlugin {
  return {
    transformQuery({ node }) {
      into.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** Of each, the µs of its fastest round: rounds take turns, so that what else the machine does meets all alike. */
async function fastestUs<Name extends string>(
  works: Record<Name, () => Promise<void>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const fastest = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<
    Name,
    number
  >;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      const begun = performance.now();
      for (let n = 0; n < A_ROUND; n += 1) await works[name]();
      fastest[name] = Math.min(fastest[name], ((performance.now() - begun) * 1000) / A_ROUND);
    }
  }
  return fastest;
}
