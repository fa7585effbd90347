import * as z from 'zod/mini';

/** A moment as ISO 8601 in UTC, ending in `Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/));
