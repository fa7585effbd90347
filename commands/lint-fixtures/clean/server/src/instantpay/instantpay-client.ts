import { s0 } from 'undici';
import { s1 } from '../failure.ts';
import { s2 } from '../../contract/problem.ts';
import type { T3 } from '../config.ts';

export const used = [s0, s1, s2];
export type Used = [T3];
