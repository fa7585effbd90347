import { s0 } from '../database/open-database.ts';
import { s1 } from '../audit/append-audit-entry.ts';
import { s2 } from 'kysely';

export const used = [s0, s1, s2];
