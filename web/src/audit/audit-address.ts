import type { AuditFilter } from '@linkdesk/server/contract/audit';

/** The filters as they stand in the address. Days are calendar days in India; `to` is the last one shown. */
export type AuditAddress = { actor: string; action: string; subject: string; from: string; to: string };

const NAMES = ['actor', 'action', 'subject', 'from', 'to'] as const;
const DAY_MS = 86_400_000;

export function readAuditAddress(search: string): AuditAddress {
  const given = new URLSearchParams(search);
  const read = (name: (typeof NAMES)[number]) => (given.get(name) ?? '').trim().slice(0, 120);
  const day = (name: 'from' | 'to') => (startOfDay(read(name)) === null ? '' : read(name));
  return {
    actor: read('actor'),
    action: read('action'),
    subject: read('subject'),
    from: day('from'),
    to: day('to'),
  };
}

export function writeAuditAddress(address: AuditAddress): string {
  const given = new URLSearchParams();
  for (const name of NAMES) if (address[name] !== '') given.set(name, address[name]);
  return given.size === 0 ? '' : `?${given}`;
}

/** What the server is asked: instants, from the first moment of `from` to the last of `to` in India. */
export function auditFilterOf({ actor, action, subject, from, to }: AuditAddress): AuditFilter {
  const start = startOfDay(from);
  const last = startOfDay(to);
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(subject && { subject }),
    ...(start !== null && { from: instant(start) }),
    ...(last !== null && { to: instant(last + DAY_MS) }),
  };
}

/** Midnight in India as ms UTC; null for what is not a day of the calendar. */
function startOfDay(day: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const utc = Date.parse(`${day}T00:00:00Z`);
  // 30 February is read as 2 March by some.
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return null;
  return Date.parse(`${day}T00:00:00+05:30`);
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
