/**
 * How well what is typed fits the name of something: 2 where each word begins one of the name’s, 1 where letters
 * are left out (`tdy` is `today`), 0 where a word fits none.
 */
export function paletteFit(typed: string, name: string): 0 | 1 | 2 {
  const names = wordsOf(name);
  const words = wordsOf(typed);
  if (words.length === 0) return 0;
  let worst: 1 | 2 = 2;
  for (const word of words) {
    if (names.some((candidate) => candidate.startsWith(word))) continue;
    if (!names.some((candidate) => leavesLettersOut(word, candidate))) return 0;
    worst = 1;
  }
  return worst;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Fewer letters than half would make every short word fit something. */
function leavesLettersOut(word: string, name: string): boolean {
  if (word.length < 3 || word.length * 2 < name.length || word[0] !== name[0]) return false;
  let at = 0;
  for (const letter of name) if (letter === word[at]) at += 1;
  return at === word.length;
}
