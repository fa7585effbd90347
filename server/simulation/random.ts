/** Chance that can be repeated: the same seed always makes the same choices. */
export type Random = ReturnType<typeof createRandom>;

export function createRandom(seed: number) {
  let state = (seed * 2_654_435_761 + 1_013_904_223) >>> 0;

  /** 0…1, by mulberry32: short, and good enough to mix a few thousand choices. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  return {
    next,
    chance: (probability: number): boolean => next() < probability,
    /** A whole number from `least` to below `most`. */
    between: (least: number, most: number): number => Math.floor(least + next() * (most - least)),
    pick<T>(list: readonly T[]): T {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    /** One of the names, by its weight. */
    weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
      const names = Object.keys(weights) as T[];
      let left = next() * names.reduce((sum, name) => sum + weights[name], 0);
      for (const name of names) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new Error('no weight is above zero');
    },
    uuid(): string {
      const hex = () => Math.floor(next() * 16).toString(16);
      return 'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replaceAll('x', hex);
    },
  };
}
