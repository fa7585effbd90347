// reported: eslint(no-restricted-imports)
import { something } from 'kysely';

export const used = something;
