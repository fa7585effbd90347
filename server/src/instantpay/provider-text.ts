/** Hides our own credentials wherever the provider echoes them back, in every string of an answer. */
export type HideSecrets = <T>(value: T) => T;

/** Shorter values would blank out ordinary words; the provider's own are 44 and 64 characters. */
const MIN_SECRET_LENGTH = 6;

export function hideSecrets(secrets: readonly string[]): HideSecrets {
  const known = secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH);
  const hideIn = (text: string) => known.reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return hideIn(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return <T>(value: T) => walk(value) as T;
}

const MAX_QUOTE = 200;
const MAX_READ = 1000;

/**
 * The provider's text as it may stand inside one of our sentences: one line, no invisible or stacked
 * characters, mobiles, account numbers and e-mails masked, at most 200 characters. IP addresses stay:
 * they are what an administrator needs when the provider's allow-list refuses us.
 */
export function quoteProvider(text: string): string {
  // Cut first: what follows looks at each character more than once.
  const plain = text
    .slice(0, MAX_READ)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![A-Za-z0-9._%+-])([A-Za-z0-9])[A-Za-z0-9._%+-]*@/g, '$1••••@')
    .replace(/(?<![A-Za-z0-9])\+?\d[\d -]{4,}(\d{4})(?![A-Za-z0-9])/g, '••••••$1');
  const letters = [...plain];
  return letters.length > MAX_QUOTE ? `${letters.slice(0, MAX_QUOTE).join('')}…` : plain;
}
