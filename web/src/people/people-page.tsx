import { useQuery } from '@tanstack/react-query';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PlainPage } from '../ui/plain-page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { FoundPeople } from './found-people.tsx';
import { InvitePerson } from './invite-person.tsx';
import { peopleQuery } from './people-query.ts';
import { PeopleRequirement } from './people-requirement.tsx';
import { useSession } from './use-session.ts';

/** Who has an account, what each may do, and what is required of all. Administrators act, auditors read. */
export function PeoplePage() {
  const { permissions } = useSession();
  if (!permissions.includes('see-people')) return <NotForYou />;
  return <People mayManage={permissions.includes('manage-people')} />;
}

function People({ mayManage }: { mayManage: boolean }) {
  const { data, error, isPending, refetch } = useQuery(peopleQuery);
  return (
    <Page title="People" wide>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="mr-auto text-2xl font-semibold">People</h1>
        {mayManage && <InvitePerson />}
      </div>
      <p className="mt-1 mb-3 text-quiet">
        Everybody who has an account here, and what they may do. Each act on this page is in the audit log.
        {!mayManage && ' Only administrators change anything.'}
      </p>
      {error && (
        <div role="alert" className="mb-3">
          <Notice tone="warning" title={error.message}>
            {data && <p>What follows is the last known state.</p>}
            <Button onClick={() => refetch()}>Try again</Button>
          </Notice>
        </div>
      )}
      {isPending && <PeopleSkeleton />}
      {data && (
        <>
          <PeopleRequirement required={data.settings.requiresSecondFactor} mayManage={mayManage} />
          {data.items.length === 0 ? (
            <p className="mt-6">
              Nobody has an account yet.
              {mayManage && ' Invite the first person: you hand them a one-time link.'}
            </p>
          ) : (
            <FoundPeople items={data.items} mayManage={mayManage} />
          )}
        </>
      )}
    </Page>
  );
}

function NotForYou() {
  return (
    <PlainPage title="People is for administrators and auditors">
      <p>Ask an administrator to invite somebody, or to change what you may do.</p>
    </PlainPage>
  );
}

function PeopleSkeleton() {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading…
      </p>
      <div aria-hidden className="space-y-2">
        <Skeleton className="h-14" />
        {[1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} className="h-56 lg:h-14" />
        ))}
      </div>
    </div>
  );
}
