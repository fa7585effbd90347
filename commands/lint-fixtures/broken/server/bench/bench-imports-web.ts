// reported: eslint(no-restricted-imports)
import { something } from '../../web/src/routes.tsx';

export const used = something;
