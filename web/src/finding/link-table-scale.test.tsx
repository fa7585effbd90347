import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { payoutLinkRows, rowId } from '../testing/payout-link-row.ts';
import { show } from '../testing/show.tsx';
import { PayoutLinkTable } from './payout-link-table.tsx';

const MANY = payoutLinkRows(100_000);
const ROW_PX = 44;
/** Each press waits for a picture. */
const HELD = { timeout: 60_000 };

test('of a hundred thousand rows only those around the view stand in the page', async () => {
  show(<PayoutLinkTable items={MANY} total={250_000} />);
  await expect.element(page.getByRole('table')).toHaveAttribute('aria-rowcount', '250001');
  expect(document.querySelectorAll('*').length).toBeLessThan(2500);
  expect(document.querySelector<HTMLElement>('tbody')?.offsetHeight).toBe(100_000 * ROW_PX);
});

test('a jump to the middle shows the rows of the middle at once', async () => {
  show(<PayoutLinkTable items={MANY} />);
  const startedAt = performance.now();
  scrollTo(0, 50_000 * ROW_PX);
  await framesUntil(() => rowsInView().length > 10);
  expect(performance.now() - startedAt).toBeLessThan(500);
  const middle = page.getByRole('row', { name: new RegExp(rowId(50_003)) });
  await expect.element(middle).toBeInViewport();
  await expect.element(middle).toHaveAttribute('aria-rowindex', '50005');
  expect(document.querySelectorAll('*').length).toBeLessThan(2500);
});

test(
  'the arrow held for five hundred rows is as quick among a hundred thousand as among a thousand',
  HELD,
  async () => {
    const few = await holdArrow(MANY.slice(0, 1000), 150);
    const many = await holdArrow(MANY, 500);
    expect(many.medianMs / few.medianMs).toBeLessThan(3);
    // Nearly all of them; the rest belongs to whatever else this machine does.
    expect(many.mostMs / few.mostMs).toBeLessThan(5);
    expect(many.nodes).toBe(few.nodes);
    expect(many.nodes).toBeLessThan(2500);
  },
);

type Held = { medianMs: number; mostMs: number; nodes: number };

/** Presses the arrow once a picture; counts the work itself, not the waiting for a busy machine's next picture. */
async function holdArrow(items: typeof MANY, presses: number): Promise<Held> {
  show(<PayoutLinkTable items={items} />);
  scrollTo(0, 0);
  await framesUntil(() => rowsInView().length > 10);
  document.querySelector<HTMLElement>('tbody a')?.focus();
  const workMs: number[] = [];
  let nodes = 0;
  for (let pressed = 0; pressed < presses; pressed += 1) {
    const startedAt = performance.now();
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
    );
    workMs.push(performance.now() - startedAt);
    await nextFrame();
    nodes = Math.max(nodes, document.querySelectorAll('*').length);
  }
  const row = document.activeElement?.closest('tr');
  expect(row?.dataset['index']).toBe(String(presses));
  const { top, bottom } = row?.getBoundingClientRect() ?? { top: -1, bottom: Infinity };
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThan(innerHeight);
  const sorted = workMs.toSorted((a, b) => a - b);
  return { medianMs: sorted[presses / 2] ?? 0, mostMs: sorted[Math.floor(presses * 0.9)] ?? 0, nodes };
}

function rowsInView(): Element[] {
  return [...document.querySelectorAll('tbody tr')].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
}

async function framesUntil(holds: () => boolean): Promise<void> {
  for (let frame = 0; frame < 300 && !holds(); frame += 1) await nextFrame();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
