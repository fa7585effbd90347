import { type RevealField, revealField } from '@linkdesk/server/contract/reveals';
import { useMutation } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { serverNow } from '../api/server-clock.ts';
import { useSession } from '../people/use-session.ts';
import { useFreshSignIn } from '../sign-in/use-fresh-sign-in.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { RevealDialog } from './reveal-dialog.tsx';
import { revealNoun, revealUntil } from './reveal-words.ts';
import { shownForMs } from './shown-for-ms.ts';

/** `value` is null where InstantPay gave none. */
export type Revealed = { value: string | null; until: string };

type Reveals = {
  shown: ReadonlyMap<RevealField, Revealed>;
  asking: boolean;
  ask: (field: RevealField) => void;
  hide: (field: RevealField) => void;
};

const RevealsContext = createContext<Reveals | null>(null);

/** What is revealed on this page; null for those who may not. */
export function useReveals(): Reveals | null {
  return useContext(RevealsContext);
}

/** Holds what is revealed of one link: in this page's memory alone, and gone with it, its tab's sight, or its time. */
export function Reveals({ linkId, children }: { linkId: string; children: ReactNode }) {
  const { permissions } = useSession();
  if (!permissions.includes('reveal')) return children;
  return <HeldReveals linkId={linkId}>{children}</HeldReveals>;
}

function HeldReveals({ linkId, children }: { linkId: string; children: ReactNode }) {
  const [shown, setShown] = useState<Reveals['shown']>(new Map());
  const [inDialog, setInDialog] = useState<RevealField | null>(null);
  const announce = useAnnounce();
  const revealing = useMutation({
    mutationFn: (field: RevealField) => call(revealField, { params: { linkId }, body: { field } }),
    onSuccess: ({ field, value, until }) => {
      // The mutation would hold the value as long as the page.
      revealing.reset();
      setInDialog(null);
      if (document.visibilityState !== 'visible') return;
      setShown((before) => new Map([...before, [field, { value, until }]]));
      announce(`The ${revealNoun(field)} is shown ${revealUntil(until)}.`);
    },
    onError: (_, field) => setInDialog(field),
  });
  const fresh = useFreshSignIn(revealing.error);
  const hide = (field: RevealField) => setShown((before) => without(before, field));
  useHiding(shown, setShown);

  function ask(field: RevealField): void {
    if (revealing.isPending) return;
    if (fresh.needed) setInDialog(field);
    else revealing.mutate(field);
  }

  return (
    <RevealsContext value={{ shown, asking: revealing.isPending, ask, hide }}>
      {children}
      {inDialog && (
        <RevealDialog
          field={inDialog}
          fresh={fresh}
          pending={revealing.isPending}
          error={isApiError(revealing.error, 'sign-in-again') ? null : revealing.error}
          onReveal={() => ask(inDialog)}
          onClose={() => {
            setInDialog(null);
            revealing.reset();
          }}
        />
      )}
    </RevealsContext>
  );
}

/** Masked again when the time is over, and all of it when nobody can see this tab. */
function useHiding(shown: Reveals['shown'], setShown: (next: Reveals['shown']) => void): void {
  useEffect(() => {
    const hideAll = () => {
      if (document.visibilityState !== 'visible') setShown(new Map());
    };
    document.addEventListener('visibilitychange', hideAll);
    return () => document.removeEventListener('visibilitychange', hideAll);
  }, [setShown]);

  useEffect(() => {
    const timers = [...shown].map(([field, { until }]) =>
      setTimeout(() => setShown(without(shown, field)), shownForMs(until, serverNow())),
    );
    return () => timers.forEach(clearTimeout);
  }, [shown, setShown]);
}

function without(shown: Reveals['shown'], field: RevealField): Reveals['shown'] {
  return new Map([...shown].filter(([other]) => other !== field));
}
