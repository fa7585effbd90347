// reported: eslint(no-restricted-imports)
import { something } from '../../audit/audit-chain.ts';

export const used = something;
