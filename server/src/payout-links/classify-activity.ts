import type { ActivityKind } from '../../contract/payout-links.ts';

type ProviderKind = Exclude<
  ActivityKind,
  'resent' | 'cancel-asked' | 'cancel-answered' | 'cancel-settled' | 'noted' | 'revealed' | 'caller-checked'
>;

/**
 * Which step a provider's activity text tells of. Four texts are published; the others are recognised
 * loosely, and what is not recognised stays `other` and is shown as it came.
 */
export function classifyActivity(text: string): ProviderKind {
  const words = ownWords(text);
  const [first] = SAYS.map(([kind, pattern]) => ({ kind, index: words.search(pattern) }))
    .filter(({ index }) => index >= 0)
    .toSorted((a, b) => a.index - b.index);
  if (first === undefined) return 'other';
  // What was cancelled or has expired stays so, also where the text goes on that something was returned.
  return MAY_STILL_FAIL.has(first.kind) && FAILED.test(words) ? 'failed' : first.kind;
}

/** A text may quote what a person typed: contacts, quoted words and what follows `by` or `for` are not the provider's. */
function ownWords(text: string): string {
  return text
    .slice(0, 400)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/["“][^"”]*["”]/g, ' ')
    .replace(/[^\s,;:]*[@\d][^\s,;:]*/g, ' ')
    .replace(/\b(sent to|by|for)\b[^,;:.]*?(?=\bbut\b|[,;:.]|$)/g, '$1 ')
    .replace(/\s+/g, ' ')
    .slice(0, 160);
}

const FAILED =
  /\b(fail(ed|s|ure)?|unsuccessful|reject(ed|ion)?|declined?|revers(ed|al)|return(ed)?|bounced?|undelivered|could ?n['o]t|can ?not|can't|not (been )?(success|sent|deliver|verif)|invalid)/;

const NOT_YET = String.raw`(?<!\b(?:not|never|be|being|yet|if|until|unless) )`;

/** The word that comes first decides. */
const SAYS: [ProviderKind, RegExp][] = [
  ['created', /\blink (was |has been )?created\b|\bcreated success/],
  ['notified', /\bnotif(ication|ied)|\breminder\b|\bsent to\b/],
  ['verified', /\bverif[a-z]+ (was |is |has been )?success|\bverified success/],
  ['claimed', new RegExp(String.raw`${NOT_YET}\bclaimed\b`)],
  ['cancelled', new RegExp(String.raw`${NOT_YET}\bcancel+ed\b|\bcancellation success`)],
  ['expired', new RegExp(String.raw`\blink\b.*${NOT_YET}\bexpired\b`)],
  ['failed', FAILED],
];

const MAY_STILL_FAIL: ReadonlySet<ProviderKind> = new Set(['notified', 'verified', 'claimed']);
