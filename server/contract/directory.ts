import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';

/** How complete and how fresh the own directory of links is. */
export const Directory = z.strictObject({
  /**
   * `filling`: the provider's list has not been read to its end yet · `complete` · `incomplete`: the last whole
   * reading found fewer links than InstantPay counts · `off`: only what people look at is known.
   */
  state: z.enum(['filling', 'complete', 'incomplete', 'off']),
  links: z.int(),
  /** How many InstantPay counted last; null while it has not said. */
  atProvider: z.nullable(z.int()),
  /** While filling: how many of them have been read. */
  read: z.nullable(z.int()),
  /** Every link made before this instant has been seen. */
  newReadAt: z.nullable(Instant),
  /** Every link that can still change was read at this instant or later. */
  openReadAt: z.nullable(Instant),
  /** When the last reading of all links began. */
  allReadAt: z.nullable(Instant),
  /** Links of which the account, the orders and the day of the claim are still to be read. */
  unread: z.int(),
  /** Why reading does not go on, in a sentence; null when it does. */
  trouble: z.nullable(z.string()),
});
export type Directory = z.infer<typeof Directory>;

export const getDirectory = endpoint({
  does: 'Say how complete and how fresh the directory of links is',
  method: 'GET',
  path: '/api/directory',
  permission: 'look',
  output: Directory,
});
