import {
  acceptInvitation,
  Email,
  type readInvitation,
  type SignInStep,
} from '@linkdesk/server/contract/sign-in';
import type { OutputOf } from '@linkdesk/server/contract/endpoint';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { call } from '../api/call.ts';
import { ROLE_WORDS } from '../people/role-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { NewPasswordField, newPasswordMissing } from './new-password-field.tsx';
import { refusalWords } from './refusal-words.ts';
import { SignInFrame } from './sign-in-frame.tsx';

type Invitation = OutputOf<typeof readInvitation>;

type Props = { token: string; invitation: Invitation; onStep: (step: SignInStep) => void };

const HEADINGS: Record<Invitation['purpose'], string> = {
  'first-administrator': 'Make the first administrator',
  join: 'Welcome to Linkdesk',
  'new-password': 'Choose a new password',
};

/** The person behind a one-time link sets a password; the first administrator also says who they are. */
export function AcceptInvitation({ token, invitation, onStep }: Props) {
  const isFirst = invitation.purpose === 'first-administrator';
  const [name, setName] = useState(invitation.name ?? '');
  const [email, setEmail] = useState(invitation.email ?? '');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const accepting = useMutation({
    mutationFn: () =>
      call(acceptInvitation, {
        body: { token, password, ...(isFirst && { name: name.trim(), email: email.trim() }) },
      }),
    onSuccess: onStep,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (accepting.isPending) return;
    accepting.reset();
    const asked = (isFirst ? whoMissing(name, email) : null) ?? newPasswordMissing(password);
    setMissing(asked);
    if (asked === null) accepting.mutate();
  }

  return (
    <SignInFrame title={HEADINGS[invitation.purpose]} heading={HEADINGS[invitation.purpose]}>
      <Purpose invitation={invitation} />
      <form noValidate onSubmit={submit} className="space-y-4">
        {isFirst ? (
          <>
            <Line label="Your name" autoComplete="name" maxLength={80} value={name} onType={setName} first />
            <Line
              label="Your e-mail"
              type="email"
              autoComplete="username"
              maxLength={254}
              value={email}
              onType={setEmail}
            />
          </>
        ) : (
          // For password managers: whose password this is.
          <input type="email" autoComplete="username" readOnly hidden value={email} />
        )}
        <NewPasswordField label="Password" value={password} onType={setPassword} />
        <div role="status" className="empty:hidden">
          {missing && <Notice tone="warning" title={missing} />}
          {accepting.isError && <Notice tone="alarm" title={refusalWords(accepting.error)} />}
        </div>
        <Button look="main" type="submit" className="h-10 w-full" aria-disabled={accepting.isPending}>
          {accepting.isPending ? 'One moment…' : 'Set password and sign in'}
        </Button>
      </form>
    </SignInFrame>
  );
}

function Purpose({ invitation: { purpose, name, email, roles } }: { invitation: Invitation }) {
  if (purpose === 'first-administrator') {
    return <p>You will look after people and settings, and invite everybody else.</p>;
  }
  return (
    <div className="space-y-1">
      <p>
        For <strong>{name}</strong>
        {email && <span className="text-quiet"> · {email}</span>}
      </p>
      {purpose === 'join' && (
        <p className="text-quiet">You come in as {roles.map((role) => ROLE_WORDS[role]).join(', ')}.</p>
      )}
    </div>
  );
}

function whoMissing(name: string, email: string): string | null {
  if (name.trim() === '') return 'Write your name first.';
  return Email.safeParse(email).success ? null : 'Write your e-mail as name@company.in first.';
}

type LineProps = {
  label: string;
  type?: 'text' | 'email';
  autoComplete: string;
  maxLength: number;
  value: string;
  onType: (text: string) => void;
  first?: boolean;
};

function Line({ label, onType, first = false, ...input }: LineProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input
        {...input}
        id={id}
        required
        autoFocus={first}
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        className="mt-1 block h-10 w-full rounded-md border border-field bg-surface px-3"
      />
    </div>
  );
}
