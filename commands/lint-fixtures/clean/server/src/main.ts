import { s0 } from './config.ts';
import { s1 } from '../sandbox/start-sandbox.ts';
import { s2 } from './database/open-database.ts';

export const used = [s0, s1, s2];
