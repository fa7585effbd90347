/** A text in the plainest form of its letters; `range` says which part of the original a part of it was. */
export type FoldedText = { text: string; range(index: number, length: number): [start: number, end: number] };

/**
 * Names are typed with accents or without, in capitals, in wide or bold letters, with marks in between that nobody
 * sees. Folded, all of these are one spelling. Marks of Indian scripts are letters and stay.
 */
export function foldText(original: string): FoldedText {
  if (ASCII.test(original)) {
    return { text: original.toLowerCase(), range: (index, length) => [index, index + length] };
  }
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const plain = foldCharacter(character);
    for (let index = 0; index < plain.length; index += 1) {
      from.push(at);
      to.push(end);
    }
    text += plain;
    // What folds to nothing belongs to the letter before it.
    if (plain === '' && to.length > 0) to[to.length - 1] = end;
    at = end;
  }
  return { text, range: (index, length) => [from[index] ?? 0, to[index + length - 1] ?? 0] };
}

const ASCII = /^[\0-\x7f]*$/;

function foldCharacter(character: string): string {
  if (character <= '\u007f') return character.toLowerCase();
  const known = remembered.get(character);
  if (known !== undefined) return known;
  const folded = character.normalize('NFKD').replace(UNSEEN, '').toLowerCase();
  if (remembered.size < MOST_REMEMBERED) remembered.set(character, folded);
  return folded;
}

/** A few alphabets; the same characters come again and again. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 2000;

/** Accents, variants of signs, joiners, directions. */
const UNSEEN = /\p{Cf}|\p{Script=Inherited}/gu;
