/** A text in the plainest form of its letters, and where each of them stands in the original. */
export type FoldedText = { text: string; from: number[]; to: number[] };

/**
 * Names are typed with accents or without, in capitals, in wide or bold letters, with marks in between that nobody
 * sees. Folded, all of these are one spelling. Marks of Indian scripts are letters and stay.
 */
export function foldText(original: string): FoldedText {
  const folded: FoldedText = { text: '', from: [], to: [] };
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const plain = foldCharacter(character);
    for (let index = 0; index < plain.length; index += 1) {
      folded.from.push(at);
      folded.to.push(end);
    }
    folded.text += plain;
    // What folds to nothing belongs to the letter before it.
    if (plain === '' && folded.to.length > 0) folded.to[folded.to.length - 1] = end;
    at = end;
  }
  return folded;
}

function foldCharacter(character: string): string {
  if (character <= '\u007f') return character.toLowerCase();
  return character.normalize('NFKD').replace(UNSEEN, '').toLowerCase();
}

/** Accents, variants of signs, joiners, directions. */
const UNSEEN = /\p{Cf}|\p{Script=Inherited}/gu;
