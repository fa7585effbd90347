import type { LinkFilter } from '../../contract/finding.ts';
import { maskFreeText, NOTHING_KNOWN } from '../masking/hidden.ts';

/** A filter as it may stand in the audit log; what was typed to find somebody is told by whoever read it. */
export function filterDetail(filter: Omit<LinkFilter, 'q'>): Record<string, string | number> {
  const { status, purpose, ...rest } = filter;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(status === undefined ? {} : { status: status.join(' ') }),
    // Anything can be typed in the place of a purpose, and a purpose can name somebody.
    ...(purpose === undefined ? {} : { purpose: maskFreeText(purpose, NOTHING_KNOWN) }),
  };
}
