/**
 * `Ravi Kumar` as `R••••• K•••••`: the same number of dots for every word, so that its length tells
 * nothing. For what leaves the screen (a ticket), where operators see whole names.
 */
export function maskName(name: string): string {
  return name.trim().split(/\s+/).map(maskWord).join(' ');
}

function maskWord(word: string): string {
  const [first = ''] = word;
  return word.includes('•') ? word : `${first}•••••`;
}
