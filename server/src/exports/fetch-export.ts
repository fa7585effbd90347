import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import { csvOf, type ExportTable } from './csv-of.ts';
import type { ExportStore, Prepared } from './export-store.ts';

export type ToFetch = {
  store: Pick<ExportStore, 'take'>;
  /** Reads what the person may see of it, at the moment of fetching. */
  tableOf: (prepared: Prepared) => ExportTable;
};

/** The file, under a name of ours with the time in IST. */
export async function fetchExport(
  { store, tableOf }: ToFetch,
  actor: Actor,
  id: string,
): Promise<{ name: string; pieces: AsyncIterable<string> }> {
  const prepared = await store.take(actor, id);
  if (prepared === null) {
    throw new Failure(
      'not-found',
      'This file is no longer there: each can be fetched once, within 10 minutes. Export again.',
    );
  }
  const { kind, at } = prepared;
  const { columns, pages } = tableOf(prepared);
  const table = { columns, pages: await begun(pages) };
  return { name: `linkdesk-${kind}-${fileTime(at)}.csv`, pieces: csvOf(table) };
}

/** The first page is read before anything is sent: what cannot even begin is answered in words, not by a cut file. */
async function begun<T>(pages: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const rest = pages[Symbol.asyncIterator]();
  const first = await rest.next();
  return (async function* () {
    try {
      for (let page = first; page.done !== true; page = await rest.next()) yield page.value;
    } finally {
      await rest.return?.();
    }
  })();
}

const IST = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Kolkata',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-22-101500-ist`. */
function fileTime(at: number): string {
  return `${IST.format(at).replace(' ', '-').replaceAll(':', '')}-ist`;
}
