import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A place that must be free of secrets and of recipients' data, and what stood in it all the same. */
export type Finding = { place: string; what: string };

/**
 * Looks through what a whole test run left behind, and through the bundle: no secret and nothing of a recipient may
 * stand there. What was looked for and where is counted, so that an empty search is noticed.
 */
export function findCanaries(evidence: string, bundle: string): { findings: Finding[]; searched: string[] } {
  const secrets = linesOf(evidence, 'secrets');
  const recipients = new Set(linesOf(evidence, 'recipients').map(plain));
  const places = [
    ...['logs', 'browser-storage', 'agent-answers'].map((kind) => [kind, textsOf(evidence, kind)] as const),
    ['bundle', textsOf(bundle, '')] as const,
  ];
  const findings = places.flatMap(([place, texts]) =>
    texts.flatMap((text) => [
      ...secrets.filter((secret) => text.includes(secret)).map(() => ({ place, what: 'a secret' })),
      ...recipientsIn(text, recipients).map((what) => ({ place, what })),
    ]),
  );
  const searched = [
    ...(secrets.length > 0 ? ['secrets'] : []),
    ...(recipients.size > 0 ? ['recipients'] : []),
    ...places.filter(([, texts]) => texts.some((text) => text !== '')).map(([place]) => place),
  ];
  return { findings, searched };
}

/** Everything that could be somebody's, as it would be spelled if it were. */
function recipientsIn(text: string, recipients: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const [candidate] of text.matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)*|\d{9,}/g)) {
    for (const spelled of [candidate, candidate.slice(-10)])
      if (recipients.has(plain(spelled))) found.add(spelled);
  }
  return [...found];
}

const plain = (text: string) => text.toLowerCase().trim();

function linesOf(folder: string, kind: string): string[] {
  return [...new Set(textsOf(folder, kind).flatMap((text) => text.split('\n')))].filter(
    (line) => line !== '',
  );
}

function textsOf(folder: string, kind: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith(kind) && !/\.(br|png|ico)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
