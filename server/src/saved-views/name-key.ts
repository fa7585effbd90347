/** The same for names that people take for one: whatever their case, their width and the white space around them. */
export function nameKey(name: string): string {
  // ẞ, ß and SS are one letter only by way of the capitals.
  return name.normalize('NFKC').trim().toUpperCase().toLowerCase();
}
