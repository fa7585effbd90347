import type { AuditEntry } from '@linkdesk/server/contract/audit';
import { formatMoney } from '@linkdesk/server/contract/money';
import { istMoment } from '../ui/ist.ts';

/** Each act in words, in the order the filter offers them. */
export const ACTIONS: Record<string, string> = {
  'cancel-requested': 'Asked for a cancel',
  'cancel-approved': 'Approved a cancel',
  'cancel-declined': 'Declined a cancel',
  'cancel-send-began': 'Sent the Cancel request',
  'cancel-answered': 'Received InstantPay’s answer',
  'cancel-tracked': 'Looked at InstantPay’s tracking',
  'cancel-track-failed': 'Could not read InstantPay’s tracking',
  'cancel-time-passed': 'Moved on as time passed',
  'cancel-clock-jumped': 'Waited longer: the clock jumped',
  'cancel-asked-again': 'Asked again',
  'cancel-taken-up': 'Took it up with InstantPay',
  'cancel-closed': 'Recorded InstantPay’s reply',
  'cancel-refused': 'Was refused a cancel',
  'cancel-approve-refused': 'Was refused an approval',
  'cancel-decline-refused': 'Was refused a decline',
  'cancel-ask-again-refused': 'Was refused asking again',
  'cancel-close-refused': 'Was refused recording a reply',
  'resend-asked': 'Asked for a resend',
  'resend-sent': 'Resent the link',
  'resend-not-sent': 'Resend was not sent',
  'resend-not-confirmed': 'Resend was not confirmed',
  'resend-refused': 'Was refused a resend',
  'export-prepared': 'Prepared a CSV file',
  'export-fetched': 'Fetched a CSV file',
  'audit-export-refused': 'Was refused a CSV file',
  'export-fetch-refused': 'Was refused a CSV file’s download',
};

/** An act in words; one never heard of is shown as it came. */
export function actionWord(action: string): string {
  return ACTIONS[action] ?? action;
}

type Detail = AuditEntry['detail'];

const CLASSES: Record<string, string> = {
  'not-sent': 'not sent',
  accepted: 'accepted',
  refused: 'refused',
  unknown: 'no clear answer',
};

/** Shown elsewhere in the row: as links and with a copy button. */
const ELSEWHERE = new Set(['operation', 'providerReference', 'resend']);

/** What everybody looks for first; the rest follows as it was written. */
const FIRST = ['from', 'to', 'attempt', 'statusCode', 'tracked', 'truth', 'code'];

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
  truth: (truth) => [`InstantPay says ${truth === 'live' ? 'still open' : truth}`],
};

function plain(name: string, value: Detail[string] | undefined): string {
  return `${name}: ${String(value)}`;
}
