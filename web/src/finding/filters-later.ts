import { type ComponentType, lazy } from 'react';

const arriving: (() => Promise<unknown>)[] = [];

/** What opens below the filters is no part of the first download. */
export const FILTER_PANELS = {
  Status: later(async () => (await import('./filters-status.tsx')).StatusPanel),
  Days: later(async () => (await import('./filters-days.tsx')).DaysPanel),
  Amount: later(async () => (await import('./filters-amount.tsx')).AmountPanel),
  Purpose: later(async () => (await import('./filters-purpose.tsx')).PurposePanel),
  SavedViews: later(async () => (await import('./saved-views-panel.tsx')).SavedViewsPanel),
  fetch: () => {
    // What fails to come early is asked for again when it is opened.
    for (const load of arriving) load().catch(() => undefined);
  },
};

function later<Props>(load: () => Promise<ComponentType<Props>>) {
  arriving.push(load);
  return lazy(async () => ({ default: await load() }));
}
