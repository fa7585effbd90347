import { useQuery } from '@tanstack/react-query';
import { Button } from '../ui/button.tsx';
import { Notice as Message } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { noticesQuery } from './notices-query.ts';
import { UnreadNotice } from './unread-notice.tsx';

/** What turned out otherwise than this person last read. */
export function ForYouPage() {
  const { data: notices, error, isPending, refetch } = useQuery(noticesQuery);
  return (
    <Page title="For you">
      <h1 className="text-2xl font-semibold">For you</h1>
      <p className="mt-1 text-quiet">
        Cancels you asked for that turned out otherwise than you last read. Each stays here until you mark it
        as read.
      </p>
      {error && (
        <div role="alert" className="mt-4">
          <Message tone="warning" title={error.message}>
            <Button onClick={() => refetch()}>Try again</Button>
          </Message>
        </div>
      )}
      {isPending && <Skeleton className="mt-4 h-24" />}
      {notices?.length === 0 && <p className="mt-6">Nothing waits for you.</p>}
      <ul className="mt-4 space-y-2">
        {notices?.map((notice) => (
          <UnreadNotice key={notice.id} notice={notice} />
        ))}
      </ul>
    </Page>
  );
}
