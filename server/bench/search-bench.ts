import type { PayoutLinkRow } from '../contract/finding.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import { openBenchDesk, type BenchDesk } from './bench-desk.ts';
import { measureFile, type FileMemory } from './measure-file.ts';
import { measureInTurns, type Measured } from './measure.ts';
import { QUESTIONS, type Question } from './questions.ts';

/** What was measured of one question, at each size. */
export type BenchRow = {
  name: string;
  isLookup: boolean;
  at: Measured[];
  growth: number;
  /** How many links a page had at most, at each size; none where it is no page. */
  found: number[];
};
export type BenchResult = {
  links: readonly number[];
  rows: BenchRow[];
  files: FileMemory[];
  /** Questions that found something else than they should have: whoever finds nothing is always fast. */
  wrong: string[];
};

/** A database for so many links. */
export type Fresh = (links: number) => Promise<FreshDatabase>;

type Wanted = {
  /** How many links there are: few first. */
  links: readonly number[];
  fresh: Fresh;
  rounds: number;
  say: (line: string) => void;
};

const DEEP = 100;

/** A page that is full at every size, and a hundred of which there are: otherwise more rows would look like more work. */
const pageOf = (links: readonly number[]) => Math.min(50, Math.floor(Math.min(...links) / (2 * DEEP)));

/** How long people wait for what they ask, by how many links there are; everything through what a request goes through. */
export async function searchBench({ links, fresh, rounds, say }: Wanted): Promise<BenchResult> {
  const databases: FreshDatabase[] = [];
  const desks: BenchDesk[] = [];
  try {
    for (const many of links) {
      const startedAt = performance.now();
      const database = await fresh(many);
      databases.push(database);
      desks.push(await openBenchDesk(database, many));
      say(`${many} links were written in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    }
    const limit = pageOf(links);
    const rows: BenchRow[] = [];
    const wrong = new Set<string>();
    const add = (name: string, isLookup: boolean, at: Measured[], found: number[] = []) => {
      rows.push({ name, isLookup, at, found, growth: (at.at(-1)?.least ?? 0) / (at[0]?.least ?? 0) });
      say(`${name}: ${at.map(({ p50 }) => p50.toFixed(2)).join(' · ')} ms`);
    };
    for (const question of QUESTIONS) {
      const found = new Map(desks.map((desk) => [desk, 0]));
      const at = await measureInTurns(desks, rounds, async (desk, turn) => {
        const { items } = await desk.find({ ...question.search(desk, turn), limit });
        found.set(desk, Math.max(found.get(desk) ?? 0, items.length));
        if (!isAnswer(question, items)) wrong.add(question.name);
      });
      add(question.name, question.isLookup, at, [...found.values()]);
    }
    add('100 pages deep', false, await deepPages(desks, rounds, limit));
    add(
      'worklists',
      true,
      await measureInTurns(desks, rounds, async (desk) => void (await desk.worklists())),
    );
    add('purposes', false, await measureInTurns(desks, 1, async (desk) => void (await desk.purposes())));
    const files: FileMemory[] = [];
    for (const desk of desks) files.push(await measureFile(desk));
    return { links, rows, files, wrong: [...wrong] };
  } finally {
    for (const desk of desks) await desk.close();
    for (const database of databases) await database.drop();
  }
}

function isAnswer({ by }: Question, items: readonly PayoutLinkRow[]): boolean {
  return by === null ? items.length === 0 : items.some(({ matchedBy }) => matchedBy === by);
}

/** The page behind a hundred others, of all links. */
async function deepPages(desks: readonly BenchDesk[], rounds: number, limit: number): Promise<Measured[]> {
  const cursors = new Map<BenchDesk, string>();
  for (const desk of desks) {
    for (let page = 0; page < DEEP; page += 1) {
      const cursor = cursors.get(desk);
      const { nextCursor } = await desk.find({ limit, ...(cursor === undefined ? {} : { cursor }) });
      if (nextCursor !== null) cursors.set(desk, nextCursor);
    }
  }
  return measureInTurns(desks, rounds, async (desk) => {
    const { items } = await desk.find({ limit, cursor: cursors.get(desk) ?? '' });
    if (items.length !== limit) throw new Error(`the page behind ${DEEP} others has ${items.length} links`);
  });
}
