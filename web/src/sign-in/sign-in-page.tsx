import { Role } from '@linkdesk/server/contract/permissions';
import { getSignInWays, signInAsSamplePerson } from '@linkdesk/server/contract/session';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { SESSION_KEY, SIGN_IN_WAYS_KEY } from '../api/query-client.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SandboxBanner } from '../ui/sandbox-banner.tsx';
import { tellOtherTabs } from './other-tabs.ts';
import { ROLE_WORDS } from '../people/role-words.ts';

const DOES: Record<Role, string> = {
  agent: 'Helps recipients on the phone; sees masked data, can resend',
  operator: 'Finds, resends and cancels links',
  approver: 'As a finance operator, and approves what others ask for',
  admin: 'Looks after people and settings',
  auditor: 'Reads everything, changes nothing',
};

/** Shown in place of any page while nobody is signed in, so the address stays and the page returns. */
export function SignInPage() {
  const ways = useQuery({
    queryKey: SIGN_IN_WAYS_KEY,
    queryFn: ({ signal }) => call(getSignInWays, {}, signal),
  });

  // Without the answer the banner's place is not known; nothing may jump when it comes.
  if (ways.isPending) return null;
  return (
    <>
      {ways.data?.environment === 'sandbox' && <SandboxBanner />}
      <Page title="Sign in">
        <div className="mx-auto max-w-md space-y-4 py-6 sm:py-16">
          <h1 className="text-2xl font-semibold">Sign in to Linkdesk</h1>
          {ways.isError && (
            <Notice tone="warning" title={ways.error.message}>
              <Button onClick={() => ways.refetch()}>Try again</Button>
            </Notice>
          )}
          {ways.data?.samplePeople && <SamplePeople />}
          {ways.data && !ways.data.samplePeople && (
            <p>No way of signing in is set up here yet. Ask your administrator to set one up.</p>
          )}
        </div>
      </Page>
    </>
  );
}

function SamplePeople() {
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (role: Role) => call(signInAsSamplePerson, { body: { role } }),
    onSuccess: (session) => {
      client.setQueryData(SESSION_KEY, session);
      tellOtherTabs('signed-in');
    },
  });

  return (
    <section aria-labelledby="sample-people" className="space-y-3">
      <h2 id="sample-people">Choose a sample person. No password is needed here.</h2>
      <ul className="space-y-2">
        {Role.options.map((role) => (
          <li key={role}>
            <Button
              className="w-full flex-col items-start! py-2.5! text-left"
              disabled={signIn.isPending}
              onClick={() => signIn.mutate(role)}
            >
              <span className="font-semibold">Continue as {ROLE_WORDS[role]}</span>
              <span className="font-normal text-quiet">{DOES[role]}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div role="status">{signIn.isError && <Notice tone="alarm" title={signIn.error.message} />}</div>
    </section>
  );
}
