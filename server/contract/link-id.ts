import * as z from 'zod/mini';

/** A provider link id. The pattern keeps `..`, slashes and escapes out of provider paths. */
export const LinkId = z.string().check(z.regex(/^[A-Za-z0-9_-]{6,64}$/));
