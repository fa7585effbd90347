import type { AuditEntry } from '@linkdesk/server/contract/audit';
import { conflictingRoles } from '@linkdesk/server/contract/conflicting-roles';
import { formatMoney } from '@linkdesk/server/contract/money';
import { Role } from '@linkdesk/server/contract/permissions';
import { ROLE_WORDS } from '../people/role-words.ts';
import { istMoment } from '../ui/ist.ts';

type Detail = AuditEntry['detail'];

const CLASSES: Record<string, string> = {
  'not-sent': 'not sent',
  accepted: 'accepted',
  refused: 'refused',
  unknown: 'no clear answer',
};

/** Shown elsewhere in the row: as links, with a copy button, with a mark. */
const ELSEWHERE = new Set(['operation', 'providerReference', 'resend', 'flag']);

/** What everybody looks for first; the rest follows as it was written. */
const FIRST = ['from', 'to', 'match', 'attempt', 'statusCode', 'tracked', 'truth', 'code'];

/** What an entry says beyond who did what: from → to first. */
export function detailWords(detail: Detail, stateWord: (state: string) => string): string[] {
  const names = new Set([...FIRST.filter((name) => name in detail), ...Object.keys(detail)]);
  const said = [...names]
    .filter((name) => !ELSEWHERE.has(name))
    .map((name) => [name, detail[name] ?? null] as const)
    .filter(([, value]) => value !== null);
  return said.flatMap(
    ([name, value]) => WORDS[name]?.(String(value), detail, stateWord) ?? [plain(name, value)],
  );
}

type InWords = (value: string, detail: Detail, stateWord: (state: string) => string) => string[];

const WORDS: Record<string, InWords> = {
  from: (from, { kind }) => (kind ? [`from ${istMoment(from)}`] : []),
  to: (to, { from, kind, class: proved }, stateWord) => {
    // An export's entry holds its filters, which have a `to` of their own.
    if (kind) return [`before ${istMoment(to)}`];
    // Nobody doubts an accepted cancel's answer: what is awaited is that tracking shows it.
    if (proved === 'accepted' && to === 'unknown') return ['InstantPay accepted it; tracking was asked'];
    if (from === to || typeof from !== 'string') return [stateWord(to)];
    return [`${stateWord(from)} → ${stateWord(to)}`];
  },
  attempt: (n, detail) => {
    const proved = typeof detail['class'] === 'string' ? CLASSES[detail['class']] : undefined;
    return [`attempt ${n}${proved ? `: ${proved}` : ''}`];
  },
  class: () => [],
  statusCode: (code) => [`InstantPay’s code ${code}`],
  tracked: (status) => [`tracking shows ${status}`],
  amountPaise: (paise) => [formatMoney({ paise: Number(paise), currency: 'INR' })],
  lastActivityAt: () => [],
  code: (code) => [`because: ${code.replaceAll('-', ' ')}`],
  before: () => [],
  after: (after, { before }) => [before ? `${roleWords(before)} → ${roleWords(after)}` : roleWords(after)],
  roles: (roles) => [roleWords(roles)],
  own: () => ['their own'],
  how: (how) => [HOWS[how] ?? `with ${how}`],
  sessions: (count) => [endedWords(count)],
  sessionsEnded: (count) => [endedWords(count)],
  wasOn: (on) => [on === 'true' ? 'it was on' : 'it was off'],
  requiresSecondFactor: (on) => [on === 'true' ? 'a code for everybody: on' : 'a code for everybody: off'],
  purpose: (purpose) => [PURPOSES[purpose] ?? plain('purpose', purpose)],
  askedOfFinance: () => ['asked of Finance'],
  field: (field) => [FIELDS[field] ?? plain('field', field)],
  match: (match) => [match === 'true' ? 'Match' : 'No match'],
  kind: (kind, { match }) => [match === undefined ? plain('kind', kind) : `by ${kind}`],
  truth: (truth) => [`InstantPay says ${truth === 'live' ? 'still open' : truth}`],
};

const HOWS: Record<string, string> = {
  company: 'at the company',
  sample: 'as a sample person',
  click: 'with a click',
};

const PURPOSES: Record<string, string> = {
  join: 'to join',
  'new-password': 'for a new password',
  'first-administrator': 'as the first administrator',
};

const FIELDS: Record<string, string> = {
  mobile: 'the mobile',
  email: 'the e-mail',
  account: 'the account number',
  'link-address': 'the link’s address',
};

/** Roles as an entry holds them, parted by spaces or commas; one never heard of as it came. */
function roleWords(roles: Detail[string]): string {
  const names = String(roles)
    .split(/[ ,]+/)
    .filter((name) => name !== '');
  const words = names.map((name) => {
    const role = Role.safeParse(name);
    return role.success ? ROLE_WORDS[role.data] : name;
  });
  return words.join(', ') || 'no role';
}

function endedWords(count: string): string {
  if (count === '0') return 'no session ended';
  return count === '1' ? '1 session ended' : `${count} sessions ended`;
}

/** Why an entry is flagged, in words; null where it is not. */
export function flagWords({ flag, after, roles }: Detail): string | null {
  if (flag !== true) return null;
  const given = String(after ?? roles ?? '').split(/[ ,]+/);
  return conflictingRoles(Role.options.filter((role) => given.includes(role))) ?? 'Flagged';
}

function plain(name: string, value: Detail[string] | undefined): string {
  return `${name}: ${String(value)}`;
}
