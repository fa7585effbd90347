/** A copy with fields overwritten and left out. A path is dotted; `*` is every element of an array. */
export function changeFields(
  value: unknown,
  set: Record<string, unknown> = {},
  drop: string[] = [],
): unknown {
  const copy = structuredClone(value);
  for (const [path, given] of Object.entries(set)) {
    visit(copy, path.split('.'), (holder, field) => {
      holder[field] = structuredClone(given);
    });
  }
  for (const path of drop) visit(copy, path.split('.'), (holder, field) => delete holder[field]);
  return copy;
}

function visit(
  at: unknown,
  [field, ...rest]: string[],
  change: (holder: Record<string, unknown>, field: string) => void,
): void {
  // An answer without data has nothing to change there.
  if (typeof at !== 'object' || at === null || field === undefined) return;
  const holder = at as Record<string, unknown>;
  if (field === '*') for (const inner of Object.values(holder)) visit(inner, rest, change);
  else if (rest.length === 0) change(holder, field);
  else visit(holder[field], rest, change);
}
