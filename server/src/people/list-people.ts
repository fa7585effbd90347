import type { OutputOf } from '../../contract/endpoint.ts';
import type { listPeople as endpoint } from '../../contract/people.ts';
import type { PeopleParts } from './act-on-people.ts';
import { readPeople } from './read-people.ts';

export async function listPeople({
  database,
  people,
  desk,
}: PeopleParts): Promise<OutputOf<typeof endpoint>> {
  const now = await database.readNow();
  const items = await readPeople(database.kysely, now, { samplePeople: desk.samplePeople });
  return { items, settings: await people.settings() };
}
