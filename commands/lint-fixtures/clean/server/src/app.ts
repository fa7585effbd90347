import { s0 } from 'express';
import { s2 } from './http/mount.ts';
import { s3 } from './payout-links/payout-link-routes.ts';
import { s4 } from '../contract/problem.ts';

export const used = [s0, s2, s3, s4];
