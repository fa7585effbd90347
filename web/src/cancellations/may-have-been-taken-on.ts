import { isApiError } from '../api/api-error.ts';

/**
 * Whether a failed request to cancel may have become an operation all the same: the answer was lost, could
 * not be read, or nobody knows. Every other problem is raised before anything is recorded.
 */
export function mayHaveBeenTakenOn(error: unknown): boolean {
  return !isApiError(error) || isApiError(error, 'unreachable', 'unreadable', 'unexpected', 'not-recorded');
}
