/** The one whole link id within what was typed or pasted (an address, a sentence), or null when there is none or several. */
export function linkIdInText(text: string): string | null {
  const [only, ...others] = linkIdsInText(text);
  return only !== undefined && others.length === 0 ? only : null;
}

/** Every whole link id in it, each once, in their order. */
function linkIdsInText(text: string): string[] {
  const found = text.match(/(?<![0-9a-z])[0-9a-f]{24}(?![0-9a-z])/gi) ?? [];
  return [...new Set(found.map((id) => id.toLowerCase()))];
}
