import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 15_000;
/** What was seen longer ago than this is read again before it may be confirmed. */
const TOO_OLD_MS = 120_000;

export type Rereading = {
  /** Why the newest look failed, or null. */
  failed: string | null;
  reading: boolean;
  tooOld: boolean;
  readAgain: () => void;
};

/** Looks at the link again while a dialog about it is open; after two minutes the person has to ask for it. */
export function useRereading(reread: () => Promise<unknown>): Rereading {
  const [state, setState] = useState({ failed: null as string | null, reading: true, tooOld: false });
  const since = useRef(Date.now());
  const latest = useRef(reread);
  latest.current = reread;

  async function read(): Promise<void> {
    setState((before) => ({ ...before, reading: true }));
    try {
      await latest.current();
      setState((before) => ({ ...before, failed: null, reading: false }));
    } catch (error) {
      const failed = error instanceof Error ? error.message : 'InstantPay could not be asked.';
      setState((before) => ({ ...before, failed, reading: false }));
    }
  }

  useEffect(() => {
    void read();
    const timer = setInterval(() => {
      if (Date.now() - since.current >= TOO_OLD_MS) setState((before) => ({ ...before, tooOld: true }));
      else if (document.visibilityState === 'visible') void read();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  function readAgain(): void {
    void read().then(() => {
      since.current = Date.now();
      setState((before) => ({ ...before, tooOld: before.failed !== null }));
    });
  }

  return { ...state, readAgain };
}
