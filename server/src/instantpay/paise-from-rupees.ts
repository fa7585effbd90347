const PLAIN_DECIMAL = /^(\d+)(?:\.(\d{1,2}))?$/;

/**
 * Exact paise of an amount the provider gives as a JSON number of rupees; null when it is not a number,
 * is negative, has more than two decimals or leaves the safe integers. Read from the digits, because
 * `120.11 * 100` is 12011.000000000002.
 */
export function paiseFromRupees(rupees: unknown): number | null {
  if (typeof rupees !== 'number') return null;
  const digits = PLAIN_DECIMAL.exec(String(rupees));
  if (!digits) return null;
  const paise = Number(`${digits[1]}${(digits[2] ?? '').padEnd(2, '0')}`);
  return Number.isSafeInteger(paise) ? paise : null;
}
