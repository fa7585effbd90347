// reported: eslint(no-restricted-imports)
import { something } from '../payout-links/shared-tracks.ts';

export const used = something;
