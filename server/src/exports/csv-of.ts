/** Rows in the order of the columns, page by page. */
export type ExportTable = {
  columns: readonly string[];
  pages: AsyncIterable<readonly (readonly string[])[]>;
};

/** RFC 4180 in UTF-8, with a byte order mark because spreadsheets would otherwise guess. Never holds more than one page. */
export async function* csvOf({ columns, pages }: ExportTable): AsyncGenerator<string> {
  yield `\uFEFF${line(columns)}`;
  for await (const page of pages) yield page.map(line).join('');
}

function line(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

/** Always quoted, so that no separator of any locale cuts a field; an apostrophe makes a formula text. */
function field(text: string): string {
  return `"${FORMULA.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}

/** What makes a spreadsheet run a field (OWASP), also in the full width of East Asian keyboards. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
