import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';
import { LinkId } from './link-id.ts';

export const RevealField = z.enum(['mobile', 'email', 'account', 'link-address']);
export type RevealField = z.infer<typeof RevealField>;

/** Entered on the link's own timeline before the answer is given. */
export const revealField = endpoint({
  does: 'Show one masked field of a link for five minutes',
  method: 'POST',
  path: '/api/payout-links/:linkId/reveals',
  permission: 'reveal',
  fresh: true,
  act: 'reveal',
  params: z.strictObject({ linkId: LinkId }),
  body: z.strictObject({ field: RevealField }),
  /** `value` is null where InstantPay gave none. */
  output: z.strictObject({ field: RevealField, value: z.nullable(z.string()), until: Instant }),
});

/** Five tries per link and hour, whoever asks. What was said is kept nowhere. */
export const checkCaller = endpoint({
  does: 'Say whether what a caller says is the link’s mobile, e-mail or account',
  method: 'POST',
  path: '/api/payout-links/:linkId/caller-checks',
  permission: 'check-caller',
  act: 'caller-check',
  params: z.strictObject({ linkId: LinkId }),
  body: z.strictObject({ said: z.string().check(z.trim(), z.minLength(1), z.maxLength(254)) }),
  output: z.strictObject({ match: z.boolean(), triesLeft: z.int() }),
});
