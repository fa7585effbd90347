import { changeMyPassword } from '@linkdesk/server/contract/my-account';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { useSession } from '../people/use-session.ts';
import { enterSession } from '../sign-in/enter-session.ts';
import { FreshSignIn } from '../sign-in/fresh-sign-in.tsx';
import { NewPasswordField, newPasswordMissing } from '../sign-in/new-password-field.tsx';
import { PasswordField } from '../sign-in/password-field.tsx';
import { refusalWords } from '../sign-in/refusal-words.ts';
import { useFreshSignIn } from '../sign-in/use-fresh-sign-in.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { AccountSection } from './account-section.tsx';

/** A new password, for who knows the present one. */
export function ChangePassword() {
  const client = useQueryClient();
  const { person } = useSession();
  const [isOpen, setOpen] = useState(false);
  // Where the form was, the focus goes back to its button.
  const [wasOpen, setWasOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const changing = useMutation({
    mutationFn: () => call(changeMyPassword, { body: { current, next } }),
    onSuccess: (session) => {
      enterSession(client, session);
      close();
    },
  });

  const fresh = useFreshSignIn(changing.error);

  function open(): void {
    setOpen(true);
    setWasOpen(true);
  }

  function close(): void {
    setCurrent('');
    setNext('');
    setMissing(null);
    setOpen(false);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (changing.isPending || fresh.needed) return;
    changing.reset();
    const asked = current === '' ? 'Write your present password first.' : newPasswordMissing(next);
    setMissing(asked);
    if (asked === null) changing.mutate();
  }

  return (
    <AccountSection title="Password">
      <div role="status" className="empty:hidden">
        {changing.isSuccess && !isOpen && (
          <p className="mb-2 font-semibold text-good">
            Your password is changed. Every other browser of yours is signed out.
          </p>
        )}
      </div>
      {!isOpen && (
        <Button autoFocus={wasOpen} onClick={open}>
          Change password…
        </Button>
      )}
      {isOpen && (
        <form noValidate onSubmit={submit} className="max-w-sm space-y-4">
          {/* For password managers: whose password this is. */}
          <input type="email" autoComplete="username" readOnly hidden value={person.email ?? ''} />
          <PasswordField
            label="Present password"
            autoComplete="current-password"
            value={current}
            onType={setCurrent}
            first
          />
          <NewPasswordField label="New password" value={next} onType={setNext} />
          <p className="text-quiet">Every other browser in which you are signed in will be signed out.</p>
          <div role="status" className="empty:hidden">
            {missing && <Notice tone="warning" title={missing} />}
            {changing.isError && !isApiError(changing.error, 'sign-in-again') && (
              <Notice tone="alarm" title={refusalWords(changing.error)} />
            )}
          </div>
          <FreshSignIn fresh={fresh} then="press Change password" />
          <div className="flex flex-wrap gap-2">
            <Button look="main" type="submit" disabled={fresh.needed} aria-disabled={changing.isPending}>
              {changing.isPending ? 'One moment…' : 'Change password'}
            </Button>
            <Button onClick={close}>Keep the present one</Button>
          </div>
        </form>
      )}
    </AccountSection>
  );
}
