import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Failure } from '../failure.ts';
import { createTurns } from './take-turns.ts';

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, each with the cost it was made with. */
export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await argon2id(password, salt, cost);
  return `${prefixOf(cost)}$${base64(salt)}$${base64(hash)}`;
}

/** Where nobody has a password to compare with, the same work is done for nothing: time tells nobody who is known. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const found = STORED.exec(stored ?? NOBODYS);
  if (found === null) throw new Error('A stored password is not in the form it was written in.');
  const [memory, passes, parallelism] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const salt = Buffer.from(found[4] ?? '', 'base64');
  const hash = Buffer.from(found[5] ?? '', 'base64');
  const given = await argon2id(password, salt, { memory, passes, parallelism });
  return timingSafeEqual(given, hash) && stored !== null;
}

/** OWASP's first choice for Argon2id: 19 MiB, twice. */
export const PASSWORD_COST = { memory: 19_456, passes: 2, parallelism: 1 };
type PasswordCost = typeof PASSWORD_COST;

const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]{22})\$([\w+/]{43})$/;
const NOBODYS = `${prefixOf(PASSWORD_COST)}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Four at once take 80 MB and the processor's patience; who waits behind a hundred others is told so. */
const turns = createTurns({
  atOnce: 4,
  mostWaiting: 100,
  refusal: () =>
    new Failure('overloaded', 'Many people are signing in at this moment. Try again shortly.', {
      retryAfterS: 5,
    }),
});

const derive = promisify(argon2);

function argon2id(password: string, nonce: Buffer, cost: PasswordCost): Promise<Buffer> {
  return turns.take(() => derive('argon2id', { message: password, nonce, tagLength: 32, ...cost }));
}

function prefixOf({ memory, passes, parallelism }: PasswordCost): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}`;
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
