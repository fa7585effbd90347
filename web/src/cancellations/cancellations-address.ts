import { CancelState } from '@linkdesk/server/contract/cancellations';

/** Null means all of them, open ones first. */
export type CancellationFilter = CancelState | 'open' | null;

/** Reads the filter from the address; words it does not know filter nothing. */
export function readFilter(search: string): CancellationFilter {
  const state = new URLSearchParams(search).get('state');
  if (state === 'open') return 'open';
  const known = CancelState.safeParse(state);
  return known.success ? known.data : null;
}

export function writeFilter(filter: CancellationFilter): string {
  return filter ? `?${new URLSearchParams({ state: filter })}` : '';
}
