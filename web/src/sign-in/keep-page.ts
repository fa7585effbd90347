import { createContext, useCallback, useContext, useLayoutEffect } from 'react';

/** Told to keep the page that stands above the gate, and to let it go again. */
export const KeepPageContext = createContext<(keep: boolean) => void>(() => undefined);

/**
 * For what is shown once and never again: whoever is signed in meanwhile, the page stays until it is let go, by the
 * function that this hands back or by being gone.
 */
export function useKeptPage(): () => void {
  const keep = useContext(KeepPageContext);
  useLayoutEffect(() => {
    keep(true);
    return () => keep(false);
  }, [keep]);
  return useCallback(() => keep(false), [keep]);
}
