import { s0 } from '@playwright/test';
import { s1 } from '@linkdesk/server/testing';
import { s2 } from '@linkdesk/server/contract/money';
import { s3 } from './fixtures.ts';

export const used = [s0, s1, s2, s3];
