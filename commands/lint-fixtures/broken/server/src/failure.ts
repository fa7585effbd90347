// reported: eslint(no-restricted-imports)
import { something } from './payout-links/find-payout-links.ts';

export const used = something;
