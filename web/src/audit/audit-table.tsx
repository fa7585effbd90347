import type { AuditEntry } from '@linkdesk/server/contract/audit';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CopyButton } from '../ui/copy-button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { actionWord } from './audit-actions.ts';
import { detailWords, flagWords } from './audit-words.ts';

type Words = {
  stateWord: (state: string) => string;
  /** The name of somebody with an account; null where it is not for this person to see. */
  personName: (id: string) => string | null;
};

type Props = Words & { items: AuditEntry[] };

/** Who did what to what, and when. A table on wide screens, cards on narrow ones. */
export function AuditTable({ items, ...words }: Props) {
  return (
    <table className="mt-2 block w-full border-collapse text-left lg:table">
      <caption className="sr-only">Audit entries, newest first</caption>
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="border-b border-line text-xs text-quiet">
          {['No.', 'Time (IST)', 'Who', 'Act', 'Subject', 'Details'].map((column) => (
            <th key={column} scope="col" className="px-2 py-2 font-medium whitespace-nowrap">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block space-y-2 lg:table-row-group lg:space-y-0">
        {items.map((entry) => (
          <Row key={entry.seq} entry={entry} {...words} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry, stateWord, personName }: Words & { entry: AuditEntry }) {
  const { seq, at, actor, action, subject, detail } = entry;
  const { operation, providerReference } = detail;
  const flag = flagWords(detail);
  return (
    <tr className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded-lg border border-line bg-surface p-3 lg:table-row lg:rounded-none lg:border-0 lg:border-b">
      <Cell className="text-quiet lg:text-right">{seq}</Cell>
      <Cell className="text-right lg:text-left lg:whitespace-nowrap">
        <IstTime at={at} as="day" />, <IstTime at={at} as="time" />
        <span className="lg:hidden"> IST</span>
      </Cell>
      <Cell className="col-span-2 lg:whitespace-nowrap">
        <bdi>{actor.name}</bdi>
      </Cell>
      <Cell className="col-span-2 font-medium">{actionWord(action)}</Cell>
      <Cell className="col-span-2 lg:whitespace-nowrap">
        {subject.type === 'person' ? (
          <Somebody id={subject.id} name={subject.id === actor.id ? actor.name : personName(subject.id)} />
        ) : (
          <Subject subject={subject} />
        )}
      </Cell>
      <Cell className="col-span-2">
        <bdi>{detailWords(detail, stateWord).join(' · ')}</bdi>
        {flag && (
          <span className="flex gap-1 text-busy">
            <TriangleAlert size={14} className="mt-0.5 shrink-0" aria-hidden />
            <span>{flag}</span>
          </span>
        )}
        {typeof providerReference === 'string' && (
          <span className="block text-quiet">
            InstantPay reference <span className="font-mono text-xs">{providerReference}</span>{' '}
            <CopyButton text={() => providerReference} label={`Copy InstantPay reference of entry ${seq}`} />
          </span>
        )}
        {typeof operation === 'string' && subject.type !== 'cancellation' && (
          <Link to={`/cancellations/${operation}`} className="block w-fit text-accent underline">
            The cancellation<span className="sr-only"> of entry {seq}</span>
          </Link>
        )}
      </Cell>
    </tr>
  );
}

function Cell({ className = '', children }: { className?: string; children: ReactNode }) {
  return <td className={`min-w-0 align-top lg:px-2 lg:py-2 ${className}`}>{children}</td>;
}

const PAGES: Record<string, { word: string; path: string }> = {
  'payout-link': { word: 'Link', path: '/links' },
  cancellation: { word: 'Cancellation', path: '/cancellations' },
};

/** Somebody with an account; the id stands where the name is not known. */
function Somebody({ id, name }: { id: string; name: string | null }) {
  return (
    <>
      <span className="text-quiet">Person</span>{' '}
      {name === null ? <span className="font-mono text-xs">{id}</span> : <bdi>{name}</bdi>}
    </>
  );
}

function Subject({ subject: { type, id } }: { subject: AuditEntry['subject'] }) {
  if (type === 'people-settings') return <span className="text-quiet">Everybody</span>;
  const page = PAGES[type];
  const word = page?.word ?? type.replaceAll('-', ' ');
  return (
    <>
      <span className="text-quiet">{word}</span>{' '}
      {page ? (
        <Link to={`${page.path}/${id}`} className="font-mono text-xs text-accent underline">
          {id}
        </Link>
      ) : (
        <span className="font-mono text-xs">{id}</span>
      )}
    </>
  );
}
