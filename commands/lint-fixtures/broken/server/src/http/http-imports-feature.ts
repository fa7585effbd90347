// reported: eslint(no-restricted-imports)
import { something } from '../people/session-cookie.ts';

export const used = something;
