// reported: eslint(no-restricted-imports)
import { something } from '../payout-links/payout-link-queries.ts';

export const used = something;
