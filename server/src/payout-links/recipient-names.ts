import { factsInTime } from './facts-in-time.ts';
import type { CallFor } from '../instantpay/instantpay.ts';
import type { ListFacts } from './list-facts.ts';

export type RecipientNames = {
  /** Without asking anybody. */
  known(linkId: string): readonly string[];
  /** Asks List where it has not answered yet, but does not wait for it long. */
  find(linkId: string, call: CallFor): Promise<readonly string[]>;
};

/** The name that must not stand in what is kept for good and read by everybody. */
export function recipientNames(facts: ListFacts): RecipientNames {
  const namesIn = (name: string | null | undefined) => (name == null ? [] : [name]);
  return {
    known: (linkId) => namesIn(facts.known(linkId)?.name),
    find: async (linkId, call) => namesIn((await factsInTime(facts.of(linkId, call)))?.name),
  };
}
