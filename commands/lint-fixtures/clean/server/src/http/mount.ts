import { s0 } from 'express';
import { s1 } from '../failure.ts';
import { s2 } from '../../contract/endpoint.ts';

export const used = [s0, s1, s2];
