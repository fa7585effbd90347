// reported: eslint(no-restricted-imports)
import { something } from '@linkdesk/server/contract/money';

export const used = something;
