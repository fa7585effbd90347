import type { Request } from 'express';
import { permissionsOf } from '../../contract/permissions.ts';
import type { FreshProof } from '../../contract/session.ts';
import type { Actor } from '../actor.ts';
import { rolesOf } from '../people/roles-of.ts';
import type { SessionCookie } from './session-cookie.ts';
import { idleEndOf, SESSION_RULES, stageOfSession } from './session-rules.ts';
import type { FoundSession, SessionStore } from './session-store.ts';

type Parts = {
  sessions: SessionStore;
  cookie: SessionCookie;
  /** A sample person's session from a time when they were allowed opens nothing now. */
  samplePeople: boolean;
  freshSignInMs: number;
  /** What the provider is told of the person. */
  endpointIpOf: (request: Request) => string;
};

/** What a page sends with what it asks by itself: that keeps nobody signed in. */
const AUTOMATIC = 'x-linkdesk-automatic';

export type WhoAsks = ReturnType<typeof createWhoAsks>;

/** Tells who is behind a request by its cookie; read anew each time, so that whoever is disabled is out at once. */
export function createWhoAsks(parts: Parts) {
  async function bySecret(secret: string, request: Request): Promise<Actor | null> {
    const facts = await parts.sessions.find(secret);
    if (facts === null || (facts.comes_from === 'sample' && !parts.samplePeople)) return null;
    const active = { ...facts, last_active_at: activeAt(facts, request) };
    // What cannot be written now is written with the next request; nobody waits for it.
    if (active.last_active_at > facts.last_active_at)
      void parts.sessions.touch(facts.id, facts.now).catch(() => undefined);
    return actorOf(active, parts, request);
  }
  return {
    async byRequest(request: Request): Promise<Actor | null> {
      const secret = parts.cookie.read(request.headers.cookie);
      return secret === null ? null : bySecret(secret, request);
    },
    /** The person of a cookie that this very answer sets. */
    bySecret,
  };
}

/** A session that is over stays over. */
function activeAt(facts: FoundSession, request: Request): number {
  const { now, last_active_at } = facts;
  const counts = request.headers[AUTOMATIC] === undefined && stageOfSession(facts, facts.now) !== null;
  return counts && now - last_active_at > SESSION_RULES.stepMs ? now : last_active_at;
}

function actorOf(facts: FoundSession, parts: Parts, request: Request): Actor | null {
  const stage = stageOfSession(facts, facts.now);
  if (stage === null) return null;
  const roles = rolesOf(facts.roles);
  const freshUntil = facts.proved_at + parts.freshSignInMs;
  const ahead = aheadMs(facts);
  return {
    ...{ id: facts.person_id, name: facts.name, roles, permissions: permissionsOf(roles) },
    endpointIp: parts.endpointIpOf(request),
    session: {
      ...{ id: facts.id, stage, email: facts.email },
      ...{ idleEndsAt: idleEndOf(facts) + ahead, endsAt: facts.ends_at + ahead },
      ...{ freshUntil: freshUntil + ahead, isFresh: facts.now < freshUntil },
      freshProof: freshProofOf(facts),
      secondFactor: facts.totp_confirmed_at === null ? 'off' : 'on',
    },
  };
}

/**
 * Browsers hold what they are told against the clock of our answers, which may not be the database's. In whole minutes,
 * so that the same instant is not told a little differently each time.
 */
function aheadMs({ now }: FoundSession): number {
  return Math.round((Date.now() - now) / 60_000) * 60_000;
}

function freshProofOf({ comes_from, totp_confirmed_at }: FoundSession): FreshProof {
  if (comes_from === 'sample') return 'click';
  if (totp_confirmed_at !== null) return 'code';
  return comes_from === 'company' ? 'company' : 'password';
}
