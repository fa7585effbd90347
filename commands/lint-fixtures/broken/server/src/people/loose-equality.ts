// reported: eslint(eqeqeq)
export const same = (one: unknown, other: unknown) => one == other;
