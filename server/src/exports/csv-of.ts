import { stringify, type Options } from 'csv-stringify/sync';

/** Rows in the order of the columns, page by page. */
export type ExportTable = {
  columns: readonly string[];
  pages: AsyncIterable<readonly (readonly string[])[]>;
};

/** RFC 4180 in UTF-8, with a byte order mark because spreadsheets would otherwise guess. Never holds more than one page. */
export async function* csvOf({ columns, pages }: ExportTable): AsyncGenerator<string> {
  yield stringify([columns], { ...FORM, bom: true });
  for await (const page of pages) yield stringify([...page], FORM);
}

/**
 * A formula behind white space or marks that nobody sees is one, too, to some spreadsheets; `escape_formulas` sees the
 * first character only.
 */
const HIDDEN_FORMULA = /^[\s\p{Cc}\p{Cf}]+[=+\-@＝＋－＠]|^\n/u;

/** All is quoted, so that no separator of any locale cuts a field. */
const FORM: Options = {
  quoted: true,
  quoted_empty: true,
  escape_formulas: true,
  record_delimiter: 'windows',
  cast: { string: (text) => (HIDDEN_FORMULA.test(text) && !/^[\t\r]/.test(text) ? `'${text}` : text) },
};
