import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import { createSealing, type Sealing } from './create-sealing.ts';
import { countUnopened, type Resealed } from './resealed.ts';

/** Every column of sealed texts but that of the links. Each text opens only in its place. */
const SEALED = [
  { table: 'person', column: 'totp_secret', placeOf: (id: string) => `person.totp_secret.${id}` },
  { table: 'saved_view', column: 'sealed', placeOf: (id: string) => `saved_view.${id}` },
  { table: 'export', column: 'filter', placeOf: (id: string) => `export.${id}` },
] as const;

const AT_ONCE = 200;

/** Seals with the newest key what people keep: a text that somebody changes meanwhile stays as they left it. */
export async function resealTexts(database: Database, dataKeys: readonly Buffer[]): Promise<Resealed> {
  const sealing = createSealing(dataKeys);
  const resealed: Resealed = { sealed: 0, unopened: new Map() };
  for (const where of SEALED) {
    let rows = await textsAfter(database, where, '');
    while (rows.length > 0) {
      for (const row of rows) await resealOne(database, sealing, where, row, resealed);
      rows = await textsAfter(database, where, rows.at(-1)?.id ?? '');
    }
  }
  return resealed;
}

type Where = (typeof SEALED)[number];
type Text = { id: string; text: string };

async function textsAfter({ kysely }: Database, { table, column }: Where, id: string): Promise<Text[]> {
  const { rows } = await sql<Text>`
    select id, ${sql.ref(column)} as text from ${sql.table(table)}
    where id > ${id} and ${sql.ref(column)} is not null order by id limit ${AT_ONCE}`.execute(kysely);
  return rows;
}

async function resealOne(
  { kysely }: Database,
  sealing: Sealing,
  { table, column, placeOf }: Where,
  { id, text }: Text,
  resealed: Resealed,
): Promise<void> {
  const [, keyId = ''] = text.split('.');
  if (keyId === sealing.keyId) return;
  const opened = openedOrNull(sealing, text, placeOf(id));
  if (opened === null) {
    countUnopened(resealed, keyId, 1);
    return;
  }
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${sealing.seal(opened, placeOf(id))}
    where id = ${id} and ${sql.ref(column)} = ${text}`.execute(kysely);
  resealed.sealed += Number(numAffectedRows);
}

function openedOrNull(sealing: Sealing, text: string, place: string): string | null {
  try {
    return sealing.open(text, place);
  } catch {
    return null;
  }
}
