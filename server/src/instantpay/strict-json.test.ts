import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

const hasProto = (text: string) => text.includes('__proto__');

test('whatever JSON says without traps is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 15 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      fc.pre(!hasProto(text));
      const spaced = JSON.stringify(JSON.parse(text), null, indent);
      expect(parseStrictJson(spaced)).toEqual(JSON.parse(spaced));
    }),
  );
});

test('what is no JSON is refused, whatever it is', () => {
  const fragment = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\\',
    'a',
    '1',
    ' ',
    'null',
    '"a"',
    '-',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      if (!isJson(text)) expect(() => parseStrictJson(text)).toThrow(SyntaxError);
    }),
    { numRuns: 2000 },
  );
});

test('a key said twice in one object is refused at any place and in any spelling', () => {
  const key = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text !== '__proto__');
  fc.assert(
    fc.property(key, fc.integer({ min: 0, max: 17 }), fc.boolean(), (name, depth, isEscaped) => {
      const again = isEscaped ? escaped(name) : JSON.stringify(name);
      const inner = `{${JSON.stringify(name)} :1,${JSON.stringify(`x${name}`)}:[{}],${again}\n: 2}`;
      expect(() => parseStrictJson(`${'['.repeat(depth)}${inner}${']'.repeat(depth)}`)).toThrow('said twice');
    }),
  );
});

test('the same key in two objects is no repetition', () => {
  expect(parseStrictJson('[{"a":{"a":1}},{"a":"a"}]')).toEqual([{ a: { a: 1 } }, { a: 'a' }]);
});

test.for(['{"__proto__":1}', '{"a":{"\\u005f_proto__":1}}', '[{"__proto__" : {}}]'])(
  '%s is refused',
  (text) => {
    expect(() => parseStrictJson(text)).toThrow('__proto__');
  },
);

test('twenty levels are read and twenty-one are not, however many follow', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  expect(parseStrictJson(nested(20))).toEqual(JSON.parse(nested(20)));
  expect(() => parseStrictJson(nested(21))).toThrow('too deeply');
  expect(() => parseStrictJson('{"a":'.repeat(1_000_000))).toThrow('too deeply');
  expect(parseStrictJson('["[[[[[[[[[[[[[[[[[[[[[[[", "}}\\"{{"]')).toHaveLength(2);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  );
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}
