// reported: eslint(no-restricted-imports)
import { something } from '../../server/src/failure.ts';

export const used = something;
