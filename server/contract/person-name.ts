import * as z from 'zod/mini';

/**
 * One line that reads as it is written: it stands in lists and in the audit log beside the names of others, so breaks of
 * a line, controls and marks of direction become a space.
 */
export const PersonName = z.string().check(
  z.overwrite((name) => name.replaceAll(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ')),
  z.trim(),
  z.minLength(1),
  z.maxLength(80),
);
