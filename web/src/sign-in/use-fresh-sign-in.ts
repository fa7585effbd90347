import { useEffect, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { serverNow } from '../api/server-clock.ts';
import { useSession } from '../people/use-session.ts';

export type FreshState = {
  /** The sign-in is too old for what the dialog does: its button waits. */
  needed: boolean;
  /** It was needed in this dialog, and has been given. */
  given: boolean;
  onGiven: (freshUntil: string) => void;
};

/**
 * Proof is asked for a little early, so that a click right after does not come too late; by a tenth of what is left at
 * most, or where proofs last seconds none would ever be young enough.
 */
const MARGIN_MS = 5_000;

/** Whether the act of a dialog needs a proof first: by the session's age, or because the last try was answered so. */
export function useFreshSignIn(lastError: Error | null = null): FreshState {
  const session = useSession();
  const [opened] = useState(() => ({ with: session.freshUntil, leftMs: leftUntil(session.freshUntil) }));
  const [provedUntil, setProvedUntil] = useState(session.freshUntil);
  const freshUntil = session.freshUntil > provedUntil ? session.freshUntil : provedUntil;
  const [refused, setRefused] = useState<{ error: Error | null; freshUntil: string } | null>(null);
  if (isApiError(lastError, 'sign-in-again') && refused?.error !== lastError)
    setRefused({ error: lastError, freshUntil });
  const isOld = useIsPast(opened.with, Math.min(MARGIN_MS, Math.max(opened.leftMs, 0) / 10));
  // Who has shown it since may try, however short that lasts: the server decides.
  const needed = (isOld && freshUntil === opened.with) || refused?.freshUntil === freshUntil;
  const [wasNeeded, setWasNeeded] = useState(false);
  if (needed && !wasNeeded) setWasNeeded(true);
  return { needed, given: wasNeeded && !needed, onGiven: setProvedUntil };
}

function useIsPast(instant: string, marginMs: number): boolean {
  const [, noticed] = useState(instant);
  useEffect(() => {
    const leftMs = leftUntil(instant) - marginMs;
    // Longer than a timer can wait is as good as never.
    if (leftMs <= 0 || leftMs >= 2 ** 31) return;
    const timer = setTimeout(() => noticed(new Date().toISOString()), leftMs);
    return () => clearTimeout(timer);
  }, [instant, marginMs]);
  return leftUntil(instant) <= marginMs;
}

function leftUntil(instant: string): number {
  return Date.parse(instant) - serverNow();
}
