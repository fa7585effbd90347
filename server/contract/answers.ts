import * as z from 'zod/mini';

/** The two questions every state answers, and why. They have to be right always. */
export const Answers = z.strictObject({
  /** Can it still be claimed? */
  claimable: z.enum(['yes', 'no', 'unknown']),
  /** May I send a new one? */
  replacement: z.enum(['may', 'not-yet', 'do-not']),
  /** One clause that says why, as it stands behind the second answer. */
  because: z.string(),
});
export type Answers = z.infer<typeof Answers>;
