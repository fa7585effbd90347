import type { MatchedBy } from '../../contract/finding.ts';
import type { Actor } from '../actor.ts';
import type { Meaning } from './paste.ts';
import { tellMeaning } from './tell-meaning.ts';

/** A meaning, told to the person who typed it. */
export function tellAs(actor: Actor, meaning: Meaning): { kind: MatchedBy; text: string } {
  return tellMeaning(meaning, { seesNames: actor.permissions.includes('see-names') });
}
