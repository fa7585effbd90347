// reported: eslint(no-restricted-imports)
import { something } from '@linkdesk/server/testing';

export const used = something;
