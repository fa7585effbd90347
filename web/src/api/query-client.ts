import { MutationCache, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query';
import { isApiError } from './api-error.ts';

export const SESSION_KEY = ['session'];
/** How one may sign in is nobody's: it stays when a session goes. */
export const SIGN_IN_WAYS_KEY = ['sign-in-ways'];
/** What a one-time link is for; using it up does not ask again. */
export const INVITATION_KEY = ['invitation'];

const LINK = 'payout-link';

/** One client per tab, with the three rules every query and write of the app follows. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        signedOut(error);
        if (isApiError(error, 'unreachable') && query.queryKey[0] !== LINK) lookAgainAtLinks();
      },
    }),
    mutationCache: new MutationCache({
      onError: signedOut,
      // After a write, whatever happened to it, what is on screen is read again.
      onSettled: () => client.invalidateQueries({ predicate: isOfTheDesk }),
    }),
    defaultOptions: {
      // Offline is an answer, not a reason to wait: a parked cancel would go out later by itself.
      queries: { networkMode: 'always', retry: renewed, retryDelay: 0, refetchOnReconnect: true },
      mutations: { networkMode: 'always', retry: renewed, retryDelay: 0, gcTime: 0 },
    },
  });

  /** An old sign-in is no end: whoever asked shows where to prove that it is still they. */
  function signedOut(error: unknown): void {
    if (isApiError(error, 'not-signed-in')) forgetSession(client);
  }

  /**
   * The session may have got a new secret, here or in another tab, while this was on its way with the old one:
   * it is asked once more. A refused session did nothing, so that is safe for a write, too.
   */
  function renewed(failures: number, error: Error): boolean {
    return failures === 0 && isApiError(error, 'not-signed-in') && isSessionKnown();
  }

  function isSessionKnown(): boolean {
    return (client.getQueryData(SESSION_KEY) ?? null) !== null;
  }

  /** Linkdesk was not reached: a link on screen must not go on looking certain until its own next look. */
  function lookAgainAtLinks(): void {
    void client.refetchQueries(
      { queryKey: [LINK], type: 'active', predicate: (query) => query.state.status === 'success' },
      { cancelRefetch: false },
    );
  }

  return client;
}

/** Nobody is signed in any more: the gate shows the sign-in page. */
export function forgetSession(client: QueryClient): void {
  client.setQueryData(SESSION_KEY, null);
  forgetEverythingRead(client);
}

/**
 * What was read for the last person goes. Answers that were on their way bring a page here once more, so what
 * the sign-in page itself has asked must stay.
 */
export function forgetEverythingRead(client: QueryClient): void {
  client.removeQueries({ predicate: isOfTheDesk });
}

/** What is read by somebody who is signed in, about anything but their being so. */
function isOfTheDesk({ queryKey }: { queryKey: QueryKey }): boolean {
  const others = [SESSION_KEY, SIGN_IN_WAYS_KEY, INVITATION_KEY];
  return others.every(([first]) => first !== queryKey[0]);
}
