import type { MatchedBy, ReadAs } from '../../contract/finding.ts';
import type { Actor } from '../actor.ts';
import type { Meaning, Reading } from '../pastes/paste.ts';
import { tellMeaning } from './tell-meaning.ts';

/** A meaning, told to the person who typed it. */
export function tellAs(actor: Actor, meaning: Meaning): { kind: MatchedBy; text: string } {
  return tellMeaning(meaning, { seesNames: actor.permissions.includes('see-names') });
}

/** A reading by which nothing was found. Where its note says what it looks like, it is told as nothing else. */
export function tellUnfound(actor: Actor, { tiers, note }: Reading): ReadAs {
  const [meaning] = tiers[0] ?? [];
  const isTold = meaning !== undefined && note === null;
  return { ...(isTold ? tellAs(actor, meaning) : { kind: 'nothing', text: '' }), note };
}
