import { listPurposes } from '@linkdesk/server/contract/finding';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { FocusFirst } from './filters-focus.tsx';
import { counted } from './found-words.ts';

type Props = { purpose: string | null; onChoose: (purpose: string) => void };

/** More are not looked through, but searched. */
const MANY = 8;

const purposesQuery = queryOptions({
  queryKey: ['purposes'],
  queryFn: async ({ signal }) => (await call(listPurposes, {}, signal)).items,
});

/** The purposes that links have, the most frequent first. */
export function PurposePanel({ purpose, onChoose }: Props) {
  const { data, error } = useQuery(purposesQuery);
  const [part, setPart] = useState('');
  if (error && !data) return <p role="alert">{error.message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  if (data.length === 0) return <p className="text-quiet">No link known here has a purpose.</p>;
  const fitting = data.filter((one) => one.purpose.toLowerCase().includes(part.trim().toLowerCase()));
  return (
    <FocusFirst>
      {data.length > MANY && (
        <input
          type="search"
          aria-label="Purposes with"
          placeholder="Part of the purpose"
          value={part}
          onChange={({ target }) => setPart(target.value)}
          className="mb-2 block h-9 w-full rounded-md border border-field bg-surface px-2"
        />
      )}
      <ul className="max-h-64 overflow-auto">
        {fitting.map((one) => (
          <li key={one.purpose}>
            <button
              type="button"
              aria-pressed={one.purpose === purpose}
              onClick={() => onChoose(one.purpose)}
              className="flex min-h-8 w-full items-center justify-between gap-3 rounded px-2 text-left hover:bg-raised aria-pressed:bg-accent-soft aria-pressed:font-medium"
            >
              <bdi className="min-w-0 break-words">{one.purpose}</bdi>
              <span className="shrink-0 text-xs text-quiet">{counted(one.links)} in all</span>
            </button>
          </li>
        ))}
      </ul>
      {fitting.length === 0 && <p className="text-quiet">No purpose has these letters.</p>}
    </FocusFirst>
  );
}
