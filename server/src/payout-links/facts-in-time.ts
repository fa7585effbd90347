import { setTimeout as wait } from 'node:timers/promises';
import type { ListedLink } from '../instantpay/instantpay.ts';

/** Once Track has answered, List is waited for no longer than this: the next refresh has its facts. */
const FACTS_WAIT_MS = 1500;

/** Null when List takes too long: nobody waits for it for long. */
export async function factsInTime(facts: Promise<ListedLink | null>): Promise<ListedLink | null> {
  const waited = new AbortController();
  try {
    return await Promise.race([facts, wait(FACTS_WAIT_MS, null, { signal: waited.signal })]);
  } finally {
    waited.abort();
  }
}
