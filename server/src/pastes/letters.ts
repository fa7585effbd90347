/**
 * The letters of European and Indian scripts with their marks, for classes in patterns: `[${LETTERS}]`, `[${LETTERS}\d]`.
 * `\p{L}` and `\p{M}` are hundreds of ranges, and making a pattern with dozens of them stops the server for as long as
 * a hundred searches take. Left out are the signs that end a sentence in Hindi and Urdu, and scripts in which nobody
 * here writes. No flag `u` is needed: plain text has no other digits than 0 to 9, and none of these is a pair of units.
 */
export const LETTERS = String.raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u060b\u060d-\u061a\u0620-\u06d3\u06d5-\u0963\u0966-\u1fff\u3040-\ud7ff`;
