import { Button } from '../ui/button.tsx';
import { CheckedAgo } from './checked-ago.tsx';
import { RecipientFacts } from './recipient-facts.tsx';
import { RecipientNotKnown } from './recipient-not-known.tsx';
import type { LinkNow } from './use-link-now.ts';

/** Whom the money goes to and what the link is now, for whoever decides; its place is kept until it is known. */
export function LinkToDecide({ now: { link, rereading } }: { now: LinkNow }) {
  if (!link) {
    return (
      <div
        role="status"
        className="mt-3 flex min-h-20 flex-wrap content-start items-center gap-x-3 sm:min-h-15"
      >
        {rereading.failed ? (
          <>
            <span className="text-danger">The link could not be checked. {rereading.failed}</span>
            <Button disabled={rereading.reading} onClick={rereading.readAgain}>
              Check again
            </Button>
          </>
        ) : (
          <span className="text-quiet">Asking InstantPay about the link…</span>
        )}
      </div>
    );
  }
  return (
    <>
      <p className="mt-3 min-h-10 text-quiet sm:min-h-5">
        <RecipientFacts link={link} />
      </p>
      {!link.factsRead && <RecipientNotKnown linkId={link.id} />}
      <CheckedAgo link={link} rereading={rereading} className="mt-1" />
    </>
  );
}
