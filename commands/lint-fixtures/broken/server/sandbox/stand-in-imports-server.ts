// reported: eslint(no-restricted-imports)
import { something } from '../src/failure.ts';

export const used = something;
