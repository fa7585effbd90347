/** Text as every database keeps it: half a surrogate pair and NUL become U+FFFD. Nobody types either. */
export function keepableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
