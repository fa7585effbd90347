/**
 * `JSON.parse` that refuses what it would silently accept: a key said twice (the last one would win),
 * `__proto__` as a key, and nesting past 20 levels. Throws a `SyntaxError`.
 */
export function parseStrictJson(text: string): unknown {
  refuseTraps(text);
  return JSON.parse(text);
}

const MAX_DEPTH = 20;

/** One pass without recursion. It need not know all of JSON's grammar: `JSON.parse` follows. */
function refuseTraps(text: string): void {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '[') {
      if (open.push(char === '{' ? new Set() : null) > MAX_DEPTH) throw new SyntaxError('nested too deeply');
    } else if (char === '}' || char === ']') {
      open.pop();
    } else if (char === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && isFollowedByColon(text, end)) refuseKey(keys, text.slice(at, end + 1));
      at = end;
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  throw new SyntaxError('a string does not end');
}

function isFollowedByColon(text: string, end: number): boolean {
  let at = end + 1;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return text[at] === ':';
}

/** Keys are compared as they are meant, so that `"a"` and `"\u0061"` are one key. */
function refuseKey(keys: Set<string>, quoted: string): void {
  const key = quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
  if (key === '__proto__') throw new SyntaxError('a key is __proto__');
  if (keys.has(key)) throw new SyntaxError('a key is said twice');
  keys.add(key);
}
