import { s0 } from 'react';
import { s1 } from './button.tsx';
import { s2 } from 'lucide-react';

export const used = [s0, s1, s2];
