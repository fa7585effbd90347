// reported: eslint(no-restricted-imports)
import { something } from '../http/mount.ts';

export const used = something;
