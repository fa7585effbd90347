import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { cancelStateWord } from '../cancellations/cancel-state-word.ts';
import { usePersonNames } from '../people/person-names.ts';
import { useSession } from '../people/use-session.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type AuditAddress, readAuditAddress, writeAuditAddress } from './audit-address.ts';
import { AuditFilters } from './audit-filters.tsx';
import { actorsSeen, auditQuery } from './audit-query.ts';
import { AuditTable } from './audit-table.tsx';
import { ExportAuditEntries } from './export-audit-entries.tsx';
import { useVerification, Verdict, VerifyButton } from './verify-audit-log.tsx';

/** Who did what, and can we prove it? */
export function AuditPage() {
  const { permissions } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const address = readAuditAddress(search);
  const verification = useVerification();
  const log = useLog(address);
  const client = useQueryClient();
  const everybody = permissions.includes('audit-all');

  function show(next: AuditAddress): void {
    void navigate({ pathname, search: writeAuditAddress(next) }, { replace: true });
  }

  return (
    <Page title="Audit" wide>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="mr-auto text-2xl font-semibold">Audit</h1>
        {permissions.includes('export') && <ExportAuditEntries address={address} />}
        {everybody && <VerifyButton verification={verification} />}
      </div>
      <Verdict verification={verification} />
      <p className="mt-1 mb-3 text-quiet">
        {everybody
          ? 'Every act of everybody, refused ones too. Nothing here can be changed.'
          : 'You see your own acts here. Approvers, administrators and auditors see everybody’s and verify the log.'}
        {!permissions.includes('export') && ' Finance and auditors can download it as a file.'}
      </p>
      <AuditFilters address={address} actors={everybody ? actorsSeen(client) : null} onChange={show} />
      <Entries
        log={log}
        filtered={writeAuditAddress(address) !== ''}
        onLift={() => show(readAuditAddress(''))}
      />
    </Page>
  );
}

const useLog = (address: AuditAddress) => useInfiniteQuery(auditQuery(address));
type Log = ReturnType<typeof useLog>;

type EntriesProps = { log: Log; filtered: boolean; onLift: () => void };

function Entries({ log, filtered, onLift }: EntriesProps) {
  const personName = usePersonNames();
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  if (log.isPending) return <EntriesSkeleton />;
  return (
    <>
      <div role="status" className="mt-2 flex min-h-9 flex-wrap items-center gap-x-3">
        {log.data && <span>{shownWords(items.length, log.hasNextPage)}</span>}
        {filtered && (
          <Button look="quiet" onClick={onLift}>
            Lift all filters
          </Button>
        )}
      </div>
      {log.isError && (
        <div role="alert">
          <Notice tone="warning" title={log.error.message}>
            <Button onClick={() => log.refetch()}>Try again</Button>
          </Notice>
        </div>
      )}
      {items.length > 0 && <AuditTable items={items} stateWord={cancelStateWord} personName={personName} />}
      {log.hasNextPage && (
        <p className="mt-3 text-center">
          <Button disabled={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
            {log.isFetchingNextPage ? 'Loading…' : 'Load more'}
          </Button>
        </p>
      )}
    </>
  );
}

function shownWords(count: number, more: boolean): string {
  if (count === 0) return 'No entry matches.';
  const entries = `${count.toLocaleString('en-IN')} ${count === 1 ? 'entry' : 'entries'}`;
  return more ? `The newest ${entries}` : entries;
}

function EntriesSkeleton() {
  return (
    <div aria-busy="true" className="mt-2">
      <p role="status" className="flex min-h-9 items-center text-quiet">
        Loading…
      </p>
      <div aria-hidden className="mt-2 space-y-2">
        {Array.from({ length: 8 }, (_, row) => (
          <Skeleton key={row} className="h-24 lg:h-9" />
        ))}
      </div>
    </div>
  );
}
