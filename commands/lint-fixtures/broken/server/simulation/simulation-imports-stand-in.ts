// reported: eslint(no-restricted-imports)
import { something } from '../sandbox/start-sandbox.ts';

export const used = something;
