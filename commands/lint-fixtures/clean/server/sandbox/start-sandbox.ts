import { s0 } from 'node:http';
import { s1 } from './faults/fault.ts';

export const used = [s0, s1];
