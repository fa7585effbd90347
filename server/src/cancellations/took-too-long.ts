import { Failure } from '../failure.ts';

/** What was decided rests on a look at the link that has grown too old on its way; nothing is recorded. */
export function tookTooLong(): Failure {
  return new Failure('overloaded', 'The check took too long, so nothing was sent. Try again.', {
    retryAfterS: 5,
  });
}
