import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import type { Column } from './table-columns.ts';

/** Rows as a spreadsheet or a mail takes them: the shown columns, a header, tabs between, everything as masked as seen. */
export function copyRows(rows: readonly PayoutLinkRow[], columns: readonly Column[]): string {
  const header = columns.map(({ title }) => title);
  return [header, ...rows.map((row) => columns.map(({ text }) => cell(text(row))))]
    .map((cells) => cells.join('\t'))
    .join('\n');
}

/**
 * A tab, a line break or a quote in front would tear the row; what begins like a formula, also behind marks that nobody
 * sees or within quotes, would be run by a spreadsheet.
 */
function cell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /^[\s\p{Cc}\p{Cf}]*["=+\-@＝＋－＠]/u.test(line) ? `'${line}` : line;
}
