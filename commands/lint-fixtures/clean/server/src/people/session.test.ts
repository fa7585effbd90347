import { s0 } from 'express';
import { s1 } from '../../testing/start-server.ts';

export const used = [s0, s1];
