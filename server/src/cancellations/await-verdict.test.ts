import { expect, test } from 'vitest';
import { CLICK, happen, QUIET, SECOND, tracked, unknown } from '../../testing/test-operation.ts';

test.each([0, 0.5, 1])(
  'after the first sighting that counts, the next look settles it within a minute and a half (jitter %s)',
  (jitter) => {
    const seenAt = QUIET + 5 * SECOND;
    const first = happen(unknown(), seenAt, tracked('ISSUED'), jitter)?.operation ?? null;
    expect(first?.state).toBe('unknown');
    const dueAt = (first?.dueAt ?? Infinity) - CLICK;
    expect(dueAt - seenAt).toBeLessThanOrEqual(90 * SECOND);
    expect(happen(first, dueAt, tracked('ISSUED'), jitter)?.operation.state).toBe('still-live');
  },
);
