// reported: eslint(no-restricted-imports)
import { something } from './resend-store.ts';

export const used = something;
