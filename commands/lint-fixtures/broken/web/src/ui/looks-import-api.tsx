// reported: eslint(no-restricted-imports)
import { something } from '../api/call.ts';

export const used = something;
