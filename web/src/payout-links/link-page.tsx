import { LinkId } from '@linkdesk/server/contract/link-id';
import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { formatMoney } from '@linkdesk/server/contract/money';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Navigate, useParams } from 'react-router';
import { CancelPayoutLink } from '../cancellations/cancel-payout-link.tsx';
import { cancelPower } from '../cancellations/cancel-power.ts';
import { OperationPanel } from '../cancellations/operation-panel.tsx';
import { UnsettledCancel } from '../cancellations/unsettled-cancel.tsx';
import { useUnsettledCancel } from '../cancellations/use-unsettled-cancel.ts';
import { useSession } from '../people/use-session.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Page } from '../ui/page.tsx';
import { statusWord } from '../ui/status-badge.tsx';
import { BackToFind } from './back-to-find.tsx';
import { lastKnownLink, linkWithUnsettledCancel } from './link-in-doubt.ts';
import { KnownOfLink } from '../cancellations/known-of-link.tsx';
import { LinkFacts } from './link-facts.tsx';
import { LinkProblemPage } from './link-problem-page.tsx';
import { LinkSkeleton } from './link-skeleton.tsx';
import { LinkSummary } from './link-summary.tsx';
import { payoutLinkQuery, readFresh } from './payout-link-queries.ts';
import { Reveals } from './reveals.tsx';
import { CallerCheck } from './caller-check.tsx';
import { rememberLink } from './recent-links.ts';
import { ResendPayoutLink } from './resend-payout-link.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { ticketText } from './ticket-text.ts';
import { Timeline } from './timeline.tsx';
import { useMovingLink } from './use-moving-link.ts';

/** What do I say, what do I do, what happened, and can it still be claimed? */
export function LinkPage() {
  const { linkId = '' } = useParams();
  const lowerCase = linkId.toLowerCase();
  // InstantPay's ids are hex digits; tools that print them in capitals mean the same link.
  if (linkId !== lowerCase && /^[0-9a-f]{24}$/.test(lowerCase))
    return <Navigate to={`/links/${lowerCase}`} replace />;
  if (!LinkId.safeParse(linkId).success) return <LinkProblemPage linkId={linkId} />;
  // Another link is another page: nothing half-done is carried over.
  return <KnownLinkPage key={linkId} linkId={linkId} />;
}

function KnownLinkPage({ linkId }: { linkId: string }) {
  const { data: lastRead, error, refetch } = useMovingLink(linkId);
  const lastTrouble = useRef<Error>(null);
  const { person, permissions } = useSession();
  const client = useQueryClient();
  const unsettled = useUnsettledCancel(linkId, lastRead);
  const id = lastRead?.id;

  useEffect(() => {
    if (id) rememberLink(id);
  }, [id]);
  useAnnouncedStatus(lastRead);

  if (!lastRead) {
    // While it is asked again by itself, what is known of the trouble stays where it is.
    const trouble = error ?? lastTrouble.current;
    lastTrouble.current = trouble;
    if (!trouble) return <LinkSkeleton />;
    return (
      <LinkProblemPage linkId={linkId} error={trouble} onTryAgain={() => refetch()}>
        <KnownOfLink linkId={linkId} unsettled={unsettled} />
      </LinkProblemPage>
    );
  }

  const link = linkWithUnsettledCancel(lastKnownLink(lastRead, error), unsettled?.sent.at ?? null);
  const copyForTicket = () => ticketText(link, person.name);
  const operation = link.openOperation ?? link.lastOperation;
  return (
    <Reveals linkId={linkId}>
      <Page title={`${formatMoney(link.amount)} ${statusWord(link.providerStatus)}`}>
        <BackToFind />
        <StaleNotice link={link} error={error} />
        <LinkSummary link={link} ticket={copyForTicket} inDoubt={cancelInDoubt(link) || unsettled !== null} />
        <div className="mt-3 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
          <CancelPayoutLink
            link={link}
            lastRead={lastRead}
            may={cancelPower(permissions)}
            reread={() => readFresh(client, linkId)}
            ticket={copyForTicket}
          />
          {permissions.includes('resend') && <ResendPayoutLink link={link} />}
        </div>
        <div role="status" className="mt-3 empty:hidden print:hidden">
          <UnsettledCancel linkId={linkId} draft={unsettled} />
        </div>
        {operation && (
          <OperationPanel
            operation={operation}
            viewer={{ permissions }}
            readLink={(ofLink) => readFresh(client, ofLink)}
            inDoubt={link.stale || unsettled !== null}
            onChange={() => client.invalidateQueries(payoutLinkQuery(linkId))}
          />
        )}
        <LinkFacts link={link} onRefresh={() => readFresh(client, linkId)} />
        {permissions.includes('check-caller') && (
          <CallerCheck linkId={linkId} folded={permissions.includes('reveal')} />
        )}
        <Timeline link={link} />
      </Page>
    </Reveals>
  );
}

/** A Cancel may have gone out: what InstantPay shows is not yet what is true. */
function cancelInDoubt({ status, openOperation }: PayoutLink): boolean {
  return status !== 'CLAIMED' && openOperation !== null && openOperation.state !== 'awaiting-approval';
}

/** Changes of state are said aloud; a refresh without one is not. */
function useAnnouncedStatus(link: PayoutLink | undefined): void {
  const announce = useAnnounce();
  const before = useRef<string>(undefined);
  const status = link?.providerStatus;

  useEffect(() => {
    if (status && before.current && before.current !== status)
      announce(`This link is now ${statusWord(status)}.`);
    before.current = status;
  }, [status, announce]);
}
