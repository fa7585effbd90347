import type { Session } from '@linkdesk/server/contract/session';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onHumanAct } from '../api/human-acts.ts';
import { forgetSession, SESSION_KEY } from '../api/query-client.ts';
import { useSession } from '../people/use-session.ts';
import { leftMs, type SessionEnd, sessionEnd, WARNING_MS } from './session-end.ts';
import { rereadSession } from './session-query.ts';

/** A computer that slept does not run timers; this often the clock is looked at anyway. */
const LONGEST_WAIT_MS = 30_000;
/** While the end is near, this often other tabs may have kept the session. */
const NEAR_PACE_MS = 10_000;
/** Somebody who types for long calls nothing; so long after the last word from the server their acts are told to it. */
const TELL_AFTER_MS = 5 * 60_000;
/** Keys come fast. */
const SHORTEST_PACE_MS = 3_000;

/**
 * The end of this session once it is near, as the server says: what was done in another tab counts. At the end
 * the gate closes, also when the server cannot be asked.
 */
export function useSessionEnd(): SessionEnd | null {
  const client = useQueryClient();
  const end = sessionEnd(useSession());
  const { at } = end;
  // The server has been asked whether it is as near as it was thought to be.
  const [asked, setAsked] = useState(false);
  const isNear = asked && leftMs(at) <= WARNING_MS;

  useEffect(() => {
    let timer = 0;
    function wait(): void {
      const left = leftMs(at) - (isNear ? 0 : WARNING_MS);
      if (left <= 0) void arrive();
      else timer = setTimeout(wait, Math.min(left, LONGEST_WAIT_MS));
    }
    async function arrive(): Promise<void> {
      await rereadSession(client);
      if (!isNear) return setAsked(true);
      const known = client.getQueryData<Session | null>(SESSION_KEY);
      if (known && leftMs(sessionEnd(known).at) <= 0) forgetSession(client);
    }
    if (leftMs(at) > WARNING_MS) setAsked(false);
    wait();
    return () => clearTimeout(timer);
  }, [client, at, isNear]);

  useEffect(() => {
    if (!isNear) return;
    const timer = setInterval(() => void rereadSession(client), NEAR_PACE_MS);
    return () => clearInterval(timer);
  }, [client, isNear]);

  useEffect(() => {
    let toldAt = Number.NEGATIVE_INFINITY;
    return onHumanAct(() => {
      const readAt = client.getQueryState(SESSION_KEY)?.dataUpdatedAt ?? 0;
      if (!isNear && Date.now() - readAt < TELL_AFTER_MS) return;
      if (performance.now() - toldAt < SHORTEST_PACE_MS) return;
      toldAt = performance.now();
      void rereadSession(client);
    });
  }, [client, isNear]);

  return isNear ? end : null;
}
