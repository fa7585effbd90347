import type { PayoutLink } from '@linkdesk/server/contract/payout-links';

/** By what one tells whose money it is: the name where one may see it, the mobile's last four, the reference. */
export function RecipientFacts({ link: { recipient, referenceNo, factsRead } }: { link: PayoutLink }) {
  if (!factsRead) return 'Recipient not known yet';
  const who = recipient?.name ?? recipient?.email;
  return (
    <>
      {who ? (
        <>
          To <bdi className="font-semibold text-ink">{who}</bdi>
        </>
      ) : (
        'Recipient without a name'
      )}
      {' · '}
      {recipient?.mobile ? `Mobile ending ${recipient.mobile.slice(-4)}` : 'No mobile'}
      {' · '}Reference <bdi>{referenceNo ?? 'none'}</bdi>
    </>
  );
}
