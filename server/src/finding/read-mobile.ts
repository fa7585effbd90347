/** An Indian mobile in any spelling, alone or within a text: ten digits from 6 to 9, with 91 or 0 in front. */
export function readMobile(query: string): string | null {
  const alone = /^[+\d(][\d\s().+\-‐-―]*$/.test(query) ? query.replace(/\D/g, '') : '';
  const whole = /^(?:0|91|910|0091|091)?([6-9]\d{9})$/.exec(alone)?.[1];
  if (whole !== undefined) return whole;
  const within = /(?<![\p{L}\p{N}+])(?:(?:\+|00)?91[ -]?|0)?([6-9]\d{4})[ -]?(\d{5})(?![\p{L}\p{N}@])/u.exec(
    query,
  );
  return within === null || alone !== '' ? null : `${within[1]}${within[2]}`;
}
