import type { LinkFilter } from '../../contract/finding.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { FindingParts } from './finding-parts.ts';
import type { Paste } from '../pastes/paste.ts';
import { guessesIn } from './personal-reading.ts';

/** Throws for a worklist of somebody who has none, and when somebody who sees no names guessed too often at whom a link is for. */
export async function admitSearch(
  { contactSearches, purposes }: Pick<FindingParts, 'contactSearches' | 'purposes'>,
  actor: Actor,
  paste: Paste,
  { purpose, worklist }: Pick<LinkFilter, 'purpose' | 'worklist'>,
): Promise<void> {
  if (worklist !== undefined && !actor.permissions.includes('see-worklists'))
    throw new Failure('forbidden', 'Your role does not allow this.');
  if (actor.permissions.includes('see-names')) return;
  // A purpose, too, can name somebody, unless it is one of those that everybody is shown.
  const isGuess = purpose !== undefined && !(await purposes.includes(purpose));
  const guesses = guessesIn(paste) + (isGuess ? 1 : 0);
  for (let guess = 0; guess < guesses; guess += 1) await contactSearches.admit(actor);
}
