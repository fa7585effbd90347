/** The few spellings that make both databases compare, order and refuse alike. */
export type ColumnTypes = {
  /** Compared byte by byte. */
  text: string;
  /** Milliseconds UTC, paise, sequence numbers. */
  int8: string;
  int: string;
  /** 0 or 1. */
  flag: string;
  /** What stands behind a table: SQLite refuses text in a number's column only when told to. */
  end: string;
};

export const COLUMN_TYPES = {
  sqlite: { text: 'text', int8: 'integer', int: 'integer', flag: 'integer', end: 'strict' },
  postgres: { text: 'text collate "C"', int8: 'int8', int: 'int4', flag: 'smallint', end: '' },
} satisfies Record<string, ColumnTypes>;
