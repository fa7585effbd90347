import { ROLE_WORDS } from '../people/role-words.ts';
import { useSession } from '../people/use-session.ts';
import { Page } from '../ui/page.tsx';
import { AccountSection } from './account-section.tsx';
import { ChangePassword } from './change-password.tsx';
import { MySessions } from './my-sessions.tsx';
import { permissionWords } from './permission-words.ts';
import { SecondFactor } from './second-factor.tsx';

/** What Linkdesk knows about the person at this screen, and what they can change themselves. */
export function AccountPage() {
  const { person, permissions, freshProof } = useSession();
  const hasPassword = freshProof === 'code' || freshProof === 'password';
  return (
    <Page title="My account">
      <div className="mx-auto max-w-2xl space-y-4">
        <header>
          <h1 className="text-xl font-semibold">{person.name}</h1>
          <p className="text-quiet">{whoIs(person.email, freshProof)}</p>
        </header>
        <AccountSection title={person.roles.map((role) => ROLE_WORDS[role]).join(' and ')}>
          <p className="text-quiet">
            What you may do here{freshProof === 'click' ? '.' : '. An administrator can change it.'}
          </p>
          <ul className="mt-2 list-disc gap-x-8 space-y-1 pl-5 sm:columns-2">
            {permissionWords(permissions).map((words) => (
              <li key={words} className="break-inside-avoid">
                {words}
              </li>
            ))}
          </ul>
        </AccountSection>
        <MySessions />
        {hasPassword && <SecondFactor />}
        {hasPassword && <ChangePassword />}
        {freshProof === 'company' && (
          <AccountSection title="Password and second factor">
            <p>They belong to your company’s own sign-in. Change them there.</p>
          </AccountSection>
        )}
      </div>
    </Page>
  );
}

function whoIs(email: string | null, proof: string): string {
  if (proof === 'click') return 'A sample person. Nobody needs a password to be one.';
  return email ?? 'No e-mail';
}
