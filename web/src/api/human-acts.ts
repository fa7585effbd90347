/** A call this soon after a touch or a key is what a person did; any other is the page's own. */
const ACT_MS = 30_000;

const ACTS = ['pointerdown', 'keydown', 'click', 'wheel'] as const;

const listeners = new Set<() => void>();
let lastActAt = Number.NEGATIVE_INFINITY;

for (const act of ACTS) addEventListener(act, note, { capture: true, passive: true });

/** Whether a person has used this tab just now. Sessions last by that alone, not by what a page asks by itself. */
export function isSomebodyThere(): boolean {
  return performance.now() - lastActAt < ACT_MS;
}

/** Calls back at every act of a person, however many there are. */
export function onHumanAct(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

function note(event: Event): void {
  // A script's own click keeps nobody signed in.
  if (!event.isTrusted) return;
  lastActAt = performance.now();
  for (const hear of listeners) hear();
}
