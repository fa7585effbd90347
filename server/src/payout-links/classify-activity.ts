import type { ActivityKind } from '../../contract/payout-links.ts';

/**
 * Which step a provider's activity text tells of. Four texts are published; the others are recognised
 * loosely, and what is not recognised stays `other` and is shown as it came.
 */
export function classifyActivity(text: string): ActivityKind {
  const words = text.toLowerCase();
  // A text may quote anything a person typed; only its first words are the provider's own.
  const start = words.slice(0, 120);
  if (/\b(fail|unsuccess|reject|declin|revers|return|bounce|could not|not success|invalid)/.test(start))
    return 'failed';
  if (/\bnotif|\breminder|\bsent to\b/.test(start)) return 'notified';
  if (/\blink created\b|\bcreated success/.test(start)) return 'created';
  if (/\bverif/.test(start) && /\bsuccess/.test(start)) return 'verified';
  if (/\bclaimed\b/.test(start) && !/\b(un|not |to be |being )claimed\b/.test(start)) return 'claimed';
  if (/\bcancel+ed\b/.test(start)) return 'cancelled';
  if (/\bexpired\b/.test(start)) return 'expired';
  return 'other';
}
