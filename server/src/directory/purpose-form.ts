import { isNone } from './key-forms.ts';
import { plainText } from './plain-text.ts';

/** Links of one purpose stand together however it was written; null where there is none. */
export function purposeForm(purpose: string): string | null {
  return isNone(purpose) ? null : plainText(purpose).replace(/\s+/g, ' ').trim().toLowerCase();
}
