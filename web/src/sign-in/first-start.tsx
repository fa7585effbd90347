import { TerminalSquare } from 'lucide-react';
import { CompanySignIn } from './company-sign-in.tsx';

/** Nobody has an account yet, and none can be made from here. */
export function FirstStart({ company }: { company: boolean }) {
  return (
    <section className="space-y-4">
      <div className="space-y-2 rounded-lg border border-line bg-surface p-4">
        <h2 className="flex items-center gap-2 font-semibold">
          <TerminalSquare size={16} aria-hidden className="text-accent" /> Nobody has an account here yet
        </h2>
        <p>
          When it started, Linkdesk printed a one-time link that makes the first administrator. Open that
          link. It stands in the terminal, or in the log, of the computer on which Linkdesk runs.
        </p>
        <p className="text-quiet">
          The link is good for 24 hours and for one person. Starting Linkdesk again prints a new one.
        </p>
      </div>
      {company && <CompanySignIn />}
    </section>
  );
}
