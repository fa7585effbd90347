import * as z from 'zod/mini';
import { Instant } from './instant.ts';

/**
 * The facts a cancel is decided on. `lastActivityAt` is the newest provider row other than a
 * notification, to the second, or null; amounts are paise.
 */
export const SeenLink = z.strictObject({
  providerStatus: z.string().check(z.maxLength(60)),
  amount: z.int(),
  lastActivityAt: z.nullable(Instant),
});
export type SeenLink = z.infer<typeof SeenLink>;
