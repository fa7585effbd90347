import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const Announce = createContext<(sentence: string) => void>(() => {});

/** Says a sentence to those who listen and shows it briefly to those who look. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(Announce);
}

/** The page's live region; dialogs bring their own, as all behind a dialog is silent. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', n: 0 });
  const announce = useCallback((sentence: string) => setSaid(({ n }) => ({ sentence, n: n + 1 })), []);

  return (
    <Announce value={announce}>
      {children}
      <div role="status" className="sr-only">
        {/* A new key makes the same sentence heard twice. */}
        <span key={said.n}>{said.sentence}</span>
      </div>
    </Announce>
  );
}
