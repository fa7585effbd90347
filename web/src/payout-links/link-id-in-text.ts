/** The one whole link id within what was typed or pasted (an address, a sentence), or null when there is none or several. */
export function linkIdInText(text: string): string | null {
  const found = text.match(/(?<![0-9a-z])[0-9a-f]{24}(?![0-9a-z])/gi) ?? [];
  const ids = new Set(found.map((id) => id.toLowerCase()));
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}
