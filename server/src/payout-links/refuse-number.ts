import { Failure } from '../failure.ts';

/** A mobile or an account number in place of an id goes no further: neither to the provider nor into a log. */
export function refuseNumber(linkId: string): void {
  if (!/^\d{6,18}$/.test(linkId)) return;
  throw new Failure('invalid-input', 'This is a number, not a link id. Type it into Find instead.');
}
