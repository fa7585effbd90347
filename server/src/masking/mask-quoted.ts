import { maskFreeText, type Hidden } from './hidden.ts';

/**
 * A sentence of ours that quotes the provider: only what is quoted, and the code behind it, is not ours. Addresses
 * of machines stay, for an administrator needs them when the provider refuses us.
 */
export function maskQuoted(sentence: string, hidden: Hidden): string {
  return sentence.replace(
    /(["“])(.*)(["”])( \([^)]*\))?/su,
    (_all, opens: string, quoted: string, closes: string, code: string | undefined) =>
      `${opens}${maskBetweenAddresses(quoted, hidden)}${closes}${code === undefined ? '' : maskCode(code, hidden)}`,
  );
}

function maskBetweenAddresses(quoted: string, hidden: Hidden): string {
  const parts = quoted.split(MACHINE);
  return parts.map((part, index) => (index % 2 === 1 ? part : maskFreeText(part, hidden))).join('');
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const MACHINE = new RegExp(`(?<![\\d.])((?:${OCTET}\\.){3}${OCTET})(?![\\d.])`);

function maskCode(code: string, hidden: Hidden): string {
  return /^ \([A-Z]{2,5}\)$/.test(code) ? code : ` (${maskFreeText(code.slice(2, -1), hidden)})`;
}
