import type { Invitation } from '../../contract/people.ts';
import type { InvitationRow, Trx } from '../database/tables.ts';
import type { PeopleParts } from './act-on-people.ts';

type Whom = { purpose: InvitationRow['purpose']; personId: string | null; at: number };

/** The link as it is handed over, once. Its secret stands in the fragment, which no browser sends and no log keeps. */
export async function invitationFor(
  { invitations, origin }: Pick<PeopleParts, 'invitations' | 'origin'>,
  trx: Trx,
  whom: Whom,
): Promise<Invitation> {
  const { token, endsAt } = await invitations.create(trx, whom);
  return { url: `${origin}/welcome#${token}`, expiresAt: new Date(endsAt).toISOString() };
}
