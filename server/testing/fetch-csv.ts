import type { Browser } from './sign-in.ts';

/** Fetches a prepared file; `text` keeps its byte order mark. */
export async function fetchCsv(
  { cookie }: Pick<Browser, 'cookie'>,
  { origin }: { origin: string },
  id: string,
): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(new URL(`/api/exports/${id}.csv`, origin), { headers: { Cookie: cookie } });
  // `text()` would swallow the byte order mark.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, text };
}

/** The rows of a file in which every field is quoted, the columns first; throws for any other. */
export function linesIn(text: string): string[][] {
  const field = /"((?:[^"]|"")*)"(,|\r\n)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  field.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const [, quoted = '', end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error(`not CSV at ${at}`);
    row.push(quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
