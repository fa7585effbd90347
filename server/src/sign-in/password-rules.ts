import { guessableParts, type KnownWords } from './guessable-parts.ts';

/** Long is what makes a password good; no kind of character is asked for (NIST SP 800-63B, ASVS 6.2). */
export const PASSWORD_RULES = { shortest: 12, longest: 256, leastUnguessed: 8 } as const;

/** Why a new password is refused, in a sentence for the person, or null where it is good. */
export function judgePassword(password: string, whose: { name: string; email: string }): string | null {
  const { shortest, longest, leastUnguessed } = PASSWORD_RULES;
  const length = [...password].length;
  if (length < shortest)
    return `A password needs at least ${shortest} characters. A few unrelated words do well.`;
  if (password.length > longest) return `A password has at most ${longest} characters.`;
  const plain = password.replaceAll(/[^\p{L}\p{N}]/gu, '');
  // Hyphens between them make no words less common.
  const unguessed = Math.min(...[password, plain].map((one) => guessableParts(one, contextOf(whose))));
  if (unguessed < leastUnguessed)
    return 'This password is among the first that are tried: it is made of common words, names, rows of keys or numbers. A few unrelated words do well.';
  return null;
}

/** What somebody who knows the person and the desk tries first. */
function contextOf({ name, email }: { name: string; email: string }): KnownWords {
  const words = `${name} ${email}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
  return [...words, ...HOUSE];
}

const HOUSE = ['linkdesk', 'instantpay', 'payoutlink', 'payout', 'payment', 'payments', 'finance', 'support'];
