/** The row that a key leads to, or null where it means no row; -1 is above the first one. */
export function rowAfterKey(key: string, at: number, count: number, rowsPerPage: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return Math.min(at + rowsPerPage, last);
    case 'PageUp':
      return Math.max(at - rowsPerPage, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
