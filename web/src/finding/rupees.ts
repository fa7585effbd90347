const NUMBER = String.raw`(\d[\d,\s]*?)(?:\.(\d{0,5}))?`;
const TIMES = String.raw`(lakhs?|lacs?|l|crores?|cr|thousand|k)?`;
const SIGN = String.raw`(?:₹|₨|rs\.?|inr|rupees?)?`;
const WRITTEN = new RegExp(
  String.raw`^\s*${SIGN}\s*${NUMBER}\s*${TIMES}\s*(?:/[-=])?\s*${SIGN}(?:\s*only)?\s*$`,
  'i',
);

/** `₹1,20,000.50`, `Rs. 500/-`, `2 lakh`, `1.5 crore`, `5k` as whole paise; null for what is no amount. */
export function paiseOf(text: string): number | null {
  const [, whole = '', part = '', times = ''] = WRITTEN.exec(text) ?? [];
  const rupees = whole.replace(/\D/g, '');
  if (rupees === '' || rupees.length > 12) return null;
  // As one whole number, so that nothing is rounded: 1.1 lakh is 11 × 10^4.
  const paise = Number(rupees + part) * ((TIMES_OF[times.charAt(0).toLowerCase()] ?? 1) * 100);
  const shifted = paise / 10 ** part.length;
  return Number.isSafeInteger(paise) && Number.isInteger(shifted) ? shifted : null;
}

/** As it stands in the address and in a field: `500`, `99.90`. */
export function rupeesText(paise: number): string {
  const rupees = String(Math.floor(paise / 100));
  return paise % 100 === 0 ? rupees : `${rupees}.${String(paise % 100).padStart(2, '0')}`;
}

/** Crore, thousand, lakh. */
const TIMES_OF: Readonly<Record<string, number>> = { c: 10_000_000, l: 100_000, t: 1000, k: 1000 };
