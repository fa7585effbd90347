import { randomInt } from 'node:crypto';

const HOW_MANY = 10;
/** Nothing that is read as something else: no i, l, o, u, 0, 1. */
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';

/** `k7mwr-3tdxa`: ten of thirty letters, 49 bits. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => `${word()}-${word()}`);
}

/** As it is compared: people leave the hyphen out and write capitals. */
export function plainRecoveryCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[\s-]/g, '');
}

function word(): string {
  return Array.from({ length: 5 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}
