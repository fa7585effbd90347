/**
 * The letters of European and Indian scripts with their marks, for classes in patterns: `[${LETTERS}]`. `\p{L}` and
 * `\p{M}` are hundreds of ranges: with dozens of them the first paste stopped the server for a second, until its
 * patterns were made. Left out are the signs that end a sentence in Hindi and Urdu, and scripts in which nobody here
 * writes. In plain text all other digits than `\d` are gone, so no flag `u` is needed. In front of a number only
 * `A-Za-z` makes it a part of a word: in Hindi it is often written onto the word before.
 */
export const LETTERS = String.raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u060b\u060d-\u061a\u0620-\u06d3\u06d5-\u0963\u0966-\u1fff\u3040-\ud7ff`;
