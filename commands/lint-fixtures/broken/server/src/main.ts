// reported: eslint(no-restricted-imports)
import { something } from '../testing/start-server.ts';

export const used = something;
