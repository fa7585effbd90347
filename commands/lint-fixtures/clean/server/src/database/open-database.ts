import { s0 } from 'kysely';
import { s1 } from 'pg';
import { s2 } from 'node:sqlite';
import { s3 } from './migrations/one.ts';

export const used = [s0, s1, s2, s3];
