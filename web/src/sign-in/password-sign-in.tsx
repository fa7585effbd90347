import { signInWithPassword, type SignInStep } from '@linkdesk/server/contract/sign-in';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasswordField } from './password-field.tsx';
import { refusalWords } from './refusal-words.ts';

type Props = {
  onStep: (step: SignInStep) => void;
  /** It is what the page is for: the cursor stands in it. */
  first?: boolean;
};

/** E-mail and password; what comes next is said by the server. */
export function PasswordSignIn({ onStep, first = false }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const signIn = useMutation({
    mutationFn: () => call(signInWithPassword, { body: { email: email.trim(), password } }),
    onSuccess: onStep,
    onError: () => {
      setPassword('');
      fieldOf(form.current, 'current-password')?.focus();
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (signIn.isPending) return;
    setMissing(null);
    if (email.trim() === '') return ask('Write your e-mail first.', 'username');
    if (password === '') return ask('Write your password first.', 'current-password');
    signIn.mutate();
  }

  function ask(sentence: string, field: string): void {
    setMissing(sentence);
    signIn.reset();
    fieldOf(form.current, field)?.focus();
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="space-y-4">
      <div>
        <label htmlFor={id} className="font-semibold">
          E-mail
        </label>
        <input
          id={id}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus={first}
          spellCheck={false}
          maxLength={254}
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          className="mt-1 block h-10 w-full rounded-md border border-field bg-surface px-3"
        />
      </div>
      <PasswordField label="Password" autoComplete="current-password" value={password} onType={setPassword} />
      <div role="status" className="empty:hidden">
        {missing && <Notice tone="warning" title={missing} />}
        {signIn.isError && <Notice tone="alarm" title={refusalWords(signIn.error)} />}
      </div>
      <Button look="main" type="submit" className="h-10 w-full" aria-disabled={signIn.isPending}>
        {signIn.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
      <p className="text-quiet">
        Forgotten? Ask your administrator for a new one-time link. They cannot see your password.
      </p>
    </form>
  );
}

function fieldOf(form: HTMLFormElement | null, autoComplete: string): HTMLElement | null {
  return form?.querySelector<HTMLElement>(`[autocomplete="${autoComplete}"]`) ?? null;
}
