/** What is missing from something that is nearly a link id or a mobile, as a sentence; null where it is neither. */
export function almostFoundWords(text: string): string | null {
  const typed = text.trim();
  return almostLinkId(typed) ?? almostMobile(typed);
}

const LINK_ID_LENGTH = 24;
const MOBILE_LENGTH = 10;
/** Shorter numbers are more likely an amount or a reference. */
const FEWEST_DIGITS = 6;

function almostLinkId(typed: string): string | null {
  // Hex digits with both figures and letters: a name has no figures, a mobile no letters.
  const looksLikeOne = /^[0-9a-f]{4,40}$/i.test(typed) && /\d/.test(typed) && /[a-f]/i.test(typed);
  if (!looksLikeOne || typed.length === LINK_ID_LENGTH) return null;
  return `A link id has ${LINK_ID_LENGTH} characters; this has ${typed.length}.`;
}

function almostMobile(typed: string): string | null {
  if (!/^\+?[\d\s().-]+$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '');
  const local = typed.startsWith('+') ? digits.replace(/^91/, '') : digits.replace(/^0/, '');
  if (local.length < FEWEST_DIGITS || local.length > 15 || /^(?:0?91)?[6-9]\d{9}$/.test(local)) return null;
  if (local.length === MOBILE_LENGTH) return 'A mobile in India begins with 6, 7, 8 or 9.';
  return `A mobile has ${MOBILE_LENGTH} digits; this has ${local.length}.`;
}
