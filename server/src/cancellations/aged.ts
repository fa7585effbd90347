import type { CancelHappening } from './cancel-operation.ts';

/** The same, after waiting for the database: what was seen then is older by that much. */
export function aged(happened: CancelHappening, byMs: number): CancelHappening {
  switch (happened.type) {
    case 'requested':
      return { ...happened, request: { ...happened.request, ageMs: happened.request.ageMs + byMs } };
    case 'approved':
      return { ...happened, ageMs: happened.ageMs + byMs };
    case 'tracked':
      return { ...happened, sighting: { ...happened.sighting, ageMs: happened.sighting.ageMs + byMs } };
    default:
      return happened;
  }
}
