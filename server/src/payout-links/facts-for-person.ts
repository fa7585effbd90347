import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import type { ListedLink } from '../instantpay/instantpay.ts';
import { maskKnown, type Hidden } from '../masking/hidden.ts';
import { maskText } from '../masking/mask.ts';
import { maskAddress, maskEmail, maskMobile, maskName } from '../masking/masked-forms.ts';
import { createdAtFromId } from './created-at.ts';
import { isoInstant } from './ist-words.ts';

type Facts = Pick<
  PayoutLink,
  | 'recipient'
  | 'purpose'
  | 'description'
  | 'referenceNo'
  | 'orderId'
  | 'paymentModes'
  | 'verifiesBeneficiary'
  | 'activatedAt'
  | 'expiresAt'
  | 'createdAt'
  | 'createdAtSource'
  | 'url'
  | 'qrUrl'
>;

/** What List knows of a link, masked for the person who asks; nulls where it has not answered. */
export function factsForPerson(
  linkId: string,
  listed: ListedLink | null,
  actor: Pick<Actor, 'permissions'>,
  hidden: Hidden,
): Facts {
  const seesNames = actor.permissions.includes('see-names');
  const text = (value: string | null | undefined) => (value == null ? null : maskKnown(value, hidden));
  const instant = (at: number | null | undefined) => (at == null ? null : isoInstant(at));
  const createdAt = createdAtFromId(linkId, Date.now());
  return {
    recipient: listed === null ? null : recipientOf(listed, seesNames),
    purpose: text(listed?.purpose),
    description: text(listed?.description),
    referenceNo: text(listed?.referenceNo),
    orderId: text(listed?.orderId),
    paymentModes: listed?.paymentModes.map((mode) => maskKnown(mode, hidden)) ?? null,
    verifiesBeneficiary: listed?.verifiesBeneficiary ?? null,
    activatedAt: instant(listed?.activatedAt),
    expiresAt: instant(listed?.expiresAt),
    createdAt: instant(createdAt),
    createdAtSource: createdAt === null ? null : 'link-id',
    ...addressOf(listed, actor),
  };
}

function recipientOf({ name, mobile, email }: ListedLink, seesNames: boolean): Facts['recipient'] {
  return {
    // A number that somebody typed as a name stays one.
    name: name === null ? null : seesNames ? maskText(name) : maskName(name),
    mobile: mobile === null ? null : maskMobile(mobile),
    email: email === null ? null : maskEmail(email),
  };
}

/** The link's own address is absent, not null, for those who may not even know its end. */
function addressOf(
  listed: ListedLink | null,
  { permissions }: Pick<Actor, 'permissions'>,
): Pick<Facts, 'url' | 'qrUrl'> {
  if (!permissions.includes('see-link-address')) return {};
  return {
    url: listed?.url == null ? null : maskAddress(listed.url),
    qrUrl: listed?.qrUrl == null ? null : maskAddress(listed.qrUrl),
  };
}
