import { s0 } from '../audit/append-audit-entry.ts';
import type { S1 } from '../database/open-database.ts';
import { s2 } from '../people/person-store.ts';
import { s3 } from 'otpauth';

export const used: S1[] = [s0, s2, s3];
