// reported: eslint(no-restricted-imports)
import { something } from '../instantpay/instantpay-client.ts';

export const used = something;
