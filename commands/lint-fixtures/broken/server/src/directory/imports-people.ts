// reported: eslint(no-restricted-imports)
import { something } from '../people/person-store.ts';

export const used = something;
