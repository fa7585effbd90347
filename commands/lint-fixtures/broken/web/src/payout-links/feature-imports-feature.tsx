// reported: eslint(no-restricted-imports)
import { something } from '../cancellations/cancel-payout-link.tsx';

export const used = something;
