import type { Session } from '@linkdesk/server/contract/session';
import { serverNow } from '../api/server-clock.ts';

/** What ends a session first: that nobody does anything, or its longest length. */
export type SessionEnd = { at: string; because: 'idle' | 'longest' };

/** So long before the end it is said. */
export const WARNING_MS = 120_000;

export function sessionEnd({ idleEndsAt, endsAt }: Pick<Session, 'idleEndsAt' | 'endsAt'>): SessionEnd {
  return Date.parse(idleEndsAt) < Date.parse(endsAt)
    ? { at: idleEndsAt, because: 'idle' }
    : { at: endsAt, because: 'longest' };
}

export function leftMs(at: string): number {
  return Date.parse(at) - serverNow();
}
