// reported: eslint(no-restricted-imports)
import { something } from '../database/open-database.ts';

export const used = something;
