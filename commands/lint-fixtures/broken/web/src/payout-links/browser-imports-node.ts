// reported: eslint(no-restricted-imports)
import { something } from 'node:crypto';

export const used = something;
