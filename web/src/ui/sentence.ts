/** A clause as a sentence: with its full stop, unless it has an end already. */
export function sentence(clause: string): string {
  return /[.!?…]["”’]?$/.test(clause) ? clause : `${clause}.`;
}
