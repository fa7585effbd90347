import { LinkId } from '../../contract/link-id.ts';
import { shortCodeOf } from '../directory/key-forms.ts';
import { RANK, type Guess } from './guess.ts';

/** With a scheme, or a host with a path behind it. `no.INV/2024/77` is none. */
export const ADDRESS_OF_PAGE =
  /(?<![\p{L}\p{N}@.-])(?:[a-z][a-z\d+.-]{1,11}:\/\/[^\s<>"“”]+|www\.[^\s<>"“”]+|(?:[a-z\d-]{1,63}\.){1,4}(?:com|in|pe|me|co|net|org|io|app|ly|link|page|site)\/[^\s<>"“”]+)/giu;

/** Undefined: what stands in it is read like any text. */
export function readUrl(found: string): Guess[] | undefined {
  const url = found.replace(/[.,;:!?)\]}'"’”]{1,20}$/, '');
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
  return code !== null && (isOfProvider(url) ? /^[\w-]{1,64}$/ : CODE).test(code)
    ? [{ rank: RANK.shortLink, meaning: { by: 'short link', code } }]
    : [];
}

function isOfProvider(url: string): boolean {
  return /^(?:[a-z]+:\/\/)?(?:[a-z\d-]{1,63}\.){0,4}(?:instant\.pe|instantpay\.in)(?::\d+)?\//i.test(url);
}

/** An address of another host may be the company's own for the same link; a word in it is none. */
const CODE = /^(?=.*\d|.*[a-z][A-Z]|.*[A-Z]{2})[A-Za-z\d_-]{4,16}$/;
