// reported: eslint(no-restricted-imports)
import { something } from '../config.ts';

export const used = something;
