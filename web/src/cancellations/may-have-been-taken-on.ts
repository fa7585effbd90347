import { isApiError } from '../api/api-error.ts';

/**
 * Whether a failed request to cancel may have become an operation all the same: the answer was lost, could
 * not be read, or nobody knows. Every other problem is raised before anything is recorded.
 */
export function mayHaveBeenTakenOn(error: unknown): boolean {
  return !isApiError(error) || isApiError(error, 'unreachable', 'unreadable', 'unexpected', 'not-recorded');
}

/**
 * Whether asking once more under the same key has shown that the first request was not taken on. The key is
 * looked up before these are raised; any other refusal says nothing of the first request.
 */
export function showsNotTakenOn(error: unknown): boolean {
  return isApiError(
    error,
    'operation-open',
    'link-changed',
    'not-cancellable',
    'link-not-found',
    'provider-unreachable',
    'provider-refused',
    'provider-unclear',
    'provider-misconfigured',
    'wrong-environment',
  );
}
