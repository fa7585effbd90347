import { s0 } from './timeline-row.tsx';
import { s1 } from '../api/call.ts';
import { s2 } from '../ui/page.tsx';
import { s3 } from 'react';
import { s4 } from '@linkdesk/server/contract/money';

export const used = [s0, s1, s2, s3, s4];
