import { isUtf8 } from 'node:buffer';
import type { HostileAnswer } from './hostile-mutations.ts';

/**
 * What `accepted` means, said a second time and in another way: no code of the product, no cleverness.
 * Where the two disagree, one of them is wrong.
 */
export function mayBeAccepted({ status, contentType, body }: HostileAnswer, linkId: string): boolean {
  if (status < 200 || status > 299 || !isUtf8(body)) return false;
  if (!/^application\/json *(; *charset="?utf-8"? *)?$/i.test(contentType ?? '')) return false;
  const text = body.toString('utf8');
  let members = 0;
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text, function (this: unknown, key, inner: unknown) {
      if (key === '__proto__') throw new Error('a trap');
      if (!Array.isArray(this)) members += 1;
      return inner;
    }) as Record<string, unknown>;
    // The reviver also visits the whole; a key said twice is written once more than it is visited.
    const written = text.match(/"(?:[^"\\]|\\.)*"(\s*:)?/g)?.filter((each) => each.endsWith(':')).length ?? 0;
    if (Object(value) !== value || written !== members - 1 || depthOf(value) > 20) return false;
  } catch {
    return false;
  }
  const { statuscode, status: words, environment, timestamp, ipay_uuid: uuid, data } = value;
  const isAnObject = typeof data === 'object' && !Array.isArray(data);
  return (
    statuscode === 'TXN' &&
    typeof words === 'string' &&
    typeof environment === 'string' &&
    environment.toLowerCase() === 'sandbox' &&
    typeof timestamp === 'string' &&
    new RegExp(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/).test(timestamp) &&
    isInTheCalendar(timestamp) &&
    typeof uuid === 'string' &&
    uuid !== '' &&
    ['actcode', 'orderid', 'internalCode'].every((k) => value[k] === null || typeof value[k] === 'string') &&
    isAnObject &&
    (data === null || !('linkId' in data) || data.linkId === linkId)
  );
}

function isInTheCalendar(time: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = time.split(/\D/).map(Number);
  const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30];
  const last = [...days, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year > 99 && day >= 1 && day <= last && hour < 24 && minute < 60 && second < 60;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
