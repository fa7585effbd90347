import type { PersonRow } from '../database/tables.ts';
import { Failure } from '../failure.ts';

/** What people who sign in with a password are given here, others have from elsewhere. */
export function refuseUnlessOurs(
  { comes_from }: Pick<PersonRow, 'comes_from'>,
  whatIsTheCompanys: string,
): void {
  refuseSamples({ comes_from });
  if (comes_from === 'company') throw new Failure('forbidden', whatIsTheCompanys);
}

export function refuseSamples({ comes_from }: Pick<PersonRow, 'comes_from'>): void {
  if (comes_from === 'sample')
    throw new Failure('forbidden', 'Sample people cannot be changed. They may only be signed out.');
}
