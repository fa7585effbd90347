/** The value of one cookie as the browser sent it; empty for none. */
export function readCookie(header: string | undefined, name: string): string {
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '';
}
