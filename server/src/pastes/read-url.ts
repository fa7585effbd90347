import { LinkId } from '../../contract/link-id.ts';
import { shortCodeOf } from '../directory/key-forms.ts';
import { RANK, type Guess } from './guess.ts';

/** With a scheme, or a host with a path behind it. `no.INV/2024/77` is none. */
export const ADDRESS_OF_PAGE =
  /(?<![\p{L}\p{N}@.-])(?:[a-z][a-z\d+.-]{1,11}(?::\/\/|%3A%2F%2F)[^\s<>"“”]+|www\.[^\s<>"“”]+|(?:[a-z\d-]{1,63}\.){1,4}(?:com|in|pe|me|co|net|org|io|app|ly|link|page|site)\/[^\s<>"“”]+)/giu;

/** Undefined: what stands in it is read like any text. */
export function readUrl(found: string): Guess[] | undefined {
  const whole = decoded(found.replace(/[.,;:!?)\]}'"’”]{1,20}$/, ''));
  const url = PROVIDER_WITHIN.exec(whole)?.[0] ?? whole;
  if (
    /^(?:https?:\/\/)?(?:wa\.me|api\.whatsapp\.com|web\.whatsapp\.com)\/|^(?:whatsapp|tel|sms|upi):/i.test(
      url,
    )
  )
    return undefined;
  const linkId = /\/links\/([^/?#]+)/.exec(url)?.[1];
  if (linkId !== undefined)
    return LinkId.safeParse(linkId).success
      ? [{ rank: RANK.linkId, meaning: { by: 'link id', linkId } }]
      : [];
  const code = shortCodeOf(url)?.replace(/[^\p{L}\p{N}_-]+$/u, '') ?? null;
  return code !== null && (OF_PROVIDER.test(url) ? isCodeOfProvider(code) : isCode(code))
    ? [{ rank: RANK.shortLink, meaning: { by: 'short link', code } }]
    : [];
}

/** `google.com/url?q=https%3A%2F%2F…`. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

const HOST = String.raw`(?:[a-z]{2,8}:\/\/)?(?:[a-z\d-]{1,63}\.){0,4}(?:instant\.pe|instantpay\.in)(?::\d{1,5})?`;
const OF_PROVIDER = new RegExp(String.raw`^${HOST}\/`, 'i');
/** Mail programs and search engines wrap the addresses to which they lead. */
const PROVIDER_WITHIN = new RegExp(String.raw`(?<=[=\s])${HOST}\/[^\s&#?]{1,200}`, 'i');

const STEP = 'payments?|payout|link|qr';
const OPEN = new RegExp(String.raw`(?<![\p{L}\p{N}@.-])${HOST}(?:\/(?:${STEP})){0,5}\/$`, 'iu');

/** An address of the provider that ends before its code. */
export function isOpen(text: string): boolean {
  return OPEN.test(text.slice(-100));
}

function isCodeOfProvider(code: string): boolean {
  return /^[\w-]{1,64}$/.test(code) && !new RegExp(`^(?:${STEP})$`, 'i').test(code);
}

/** An address of another host may be the company’s own for the same link; a word in it is none. */
export function isCode(text: string): boolean {
  return /^(?=.*\d|.*[a-z][A-Z]|.*[A-Z]{2})[A-Za-z\d_-]{4,16}$/.test(text);
}
