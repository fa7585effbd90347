import { Role } from '@linkdesk/server/contract/permissions';
import { signInAsSamplePerson } from '@linkdesk/server/contract/session';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { call } from '../api/call.ts';
import { ROLE_WORDS } from '../people/role-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { enterSession } from './enter-session.ts';

const DOES: Record<Role, string> = {
  agent: 'Helps recipients on the phone; sees masked data',
  operator: 'Finds, resends and cancels links',
  approver: 'As a finance operator, and approves what others ask for',
  admin: 'Looks after people and settings',
  auditor: 'Reads everything, changes nothing',
};

/** One click, so that trying Linkdesk costs nothing. */
export function SamplePeople() {
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (role: Role) => call(signInAsSamplePerson, { body: { role } }),
    onSuccess: (session) => enterSession(client, session),
  });

  return (
    <section aria-labelledby="sample-people" className="space-y-3">
      <h2 id="sample-people">Choose a sample person. No password is needed here.</h2>
      <ul className="space-y-2">
        {Role.options.map((role) => (
          <li key={role}>
            <Button
              className="group w-full justify-between! py-2.5! pl-4! text-left"
              disabled={signIn.isPending}
              onClick={() => signIn.mutate(role)}
            >
              <span>
                <span className="block font-semibold">Continue as {ROLE_WORDS[role]}</span>
                <span className="block font-normal text-quiet">{DOES[role]}</span>
              </span>
              <ChevronRight
                size={16}
                aria-hidden
                className="shrink-0 text-quiet transition-transform group-hover:translate-x-0.5"
              />
            </Button>
          </li>
        ))}
      </ul>
      <div role="status" className="empty:hidden">
        {signIn.isError && <Notice tone="alarm" title={signIn.error.message} />}
      </div>
    </section>
  );
}
