import { Printer } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useKeptPage } from './keep-page.ts';

type Props = { codes: string[]; onKept: () => void };

/** Shown this once; whoever loses the phone comes in with one of them. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The session is whole already: any look at it would put the desk in the place of the codes.
  const letGo = useKeptPage();
  // The field that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);

  return (
    <section className="space-y-3">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        Keep these recovery codes
      </h2>
      <p>
        If the phone is lost, each of them lets you in once. Linkdesk shows them only now: print them, or put
        them into a password manager.
      </p>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg border border-line bg-raised p-4 font-mono min-[360px]:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={() => codes.join('\n')} label="Copy codes" wide />
        <Button onClick={() => print()}>
          <Printer size={14} aria-hidden /> Print
        </Button>
      </div>
      <Button
        look="main"
        className="h-10 w-full"
        onClick={() => {
          letGo();
          onKept();
        }}
      >
        I have kept them
      </Button>
    </section>
  );
}
