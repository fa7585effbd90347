import { s0 } from '../http/mount.ts';
import { s1 } from './find-payout-links.ts';
import { s2 } from '../../contract/payout-links.ts';
import type { T3 } from './resend-store.ts';

export const used = [s0, s1, s2];
export type Used = [T3];
