import { s0 } from '@linkdesk/server/contract/endpoint';
import { s1 } from './api-error.ts';

export const used = [s0, s1];
