import { PasswordField } from './password-field.tsx';

type Props = { label: string; value: string; onType: (password: string) => void };

const SHORTEST = 12;

/** A password that is chosen now; the rules stand above it before anything is typed. */
export function NewPasswordField(props: Props) {
  return (
    <PasswordField
      {...props}
      autoComplete="new-password"
      hint={
        <p>
          At least {SHORTEST} characters, any you like, spaces too. A few unrelated words do well. Not your
          name or e-mail, and nothing that many people use.
        </p>
      }
    />
  );
}

/** What a new password lacks before it is worth asking the server, as a sentence; null for nothing. */
export function newPasswordMissing(password: string): string | null {
  const characters = [...password].length;
  if (characters === 0) return 'Choose a password first.';
  const lacking = SHORTEST - characters;
  if (lacking <= 0) return null;
  return lacking === 1
    ? 'The password needs 1 more character.'
    : `The password needs ${lacking} more characters.`;
}
