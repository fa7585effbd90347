import type { InputOf } from '../../contract/endpoint.ts';
import type { searchPayoutLinks } from '../../contract/finding.ts';
import { Failure } from '../failure.ts';

/** What List cannot do is refused, never half done. */
export function refuseUnsupported(search: InputOf<typeof searchPayoutLinks>['body']): void {
  const { purpose, createdFrom, createdTo, expiresFrom, expiresTo, amountMin, amountMax, worklist, sort } =
    search;
  const unsupported = {
    purpose,
    createdFrom,
    createdTo,
    expiresFrom,
    expiresTo,
    amountMin,
    amountMax,
    worklist,
    sort,
  };
  const asked = Object.entries(unsupported).find(([, value]) => value !== undefined)?.[0];
  if (asked !== undefined)
    throw new Failure('invalid-input', `InstantPay cannot filter or sort by “${asked}”.`);
  if (search.status?.includes('OTHER')) {
    throw new Failure('invalid-input', 'InstantPay cannot filter by a status that it has not named.');
  }
}
