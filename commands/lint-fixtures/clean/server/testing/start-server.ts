import { s0 } from '../src/main.ts';
import { s1 } from '../sandbox/start-sandbox.ts';

export const used = [s0, s1];
