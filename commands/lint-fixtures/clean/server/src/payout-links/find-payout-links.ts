import { s0 } from '../instantpay/instantpay.ts';
import { s1 } from '../audit/append-audit-entry.ts';
import { s2 } from '../failure.ts';
import { s3 } from '../../contract/payout-links.ts';
import { s4 } from 'node:fs/promises';
import { s5 } from './resend-store.ts';

export const used = [s0, s1, s2, s3, s4, s5];
