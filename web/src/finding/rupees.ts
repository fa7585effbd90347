/** `₹1,20,000.50`, `500`, `rs. 99.9` as whole paise; null for what is no amount. */
export function paiseOf(text: string): number | null {
  const plain = text.replace(/^\s*(?:₹|rs\.?|inr)?\s*|[,\s]/gi, '');
  const [, rupees, part = ''] = /^(\d{1,12})(?:\.(\d{0,2}))?$/.exec(plain) ?? [];
  return rupees === undefined ? null : Number(rupees) * 100 + Number(part.padEnd(2, '0'));
}

/** As it stands in the address and in a field: `500`, `99.90`. */
export function rupeesText(paise: number): string {
  const rupees = String(Math.floor(paise / 100));
  return paise % 100 === 0 ? rupees : `${rupees}.${String(paise % 100).padStart(2, '0')}`;
}
