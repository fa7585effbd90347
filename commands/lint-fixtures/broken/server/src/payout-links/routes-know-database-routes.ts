// reported: eslint(no-restricted-imports)
import type { Something } from '../database/open-database.ts';

export type Used = Something;
