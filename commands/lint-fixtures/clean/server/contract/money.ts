import { s0 } from 'zod/mini';
import { s1 } from './instant.ts';

export const used = [s0, s1];
