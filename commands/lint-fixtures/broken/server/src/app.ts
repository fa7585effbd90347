// reported: eslint(no-restricted-imports)
import { something } from './cancellations/cancellation-store.ts';

export const used = something;
