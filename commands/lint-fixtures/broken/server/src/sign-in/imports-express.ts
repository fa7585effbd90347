// reported: eslint(no-restricted-imports)
import { something } from 'express';

export const used = something;
