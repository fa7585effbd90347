import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { CompanyRefused } from './company-refused.ts';

/**
 * Throws whatever went wrong with the identity provider as a refusal. Errors of the library hold tokens and claims;
 * only their codes are taken over.
 */
export function asCompanyRefused(error: unknown): never {
  throw refusalOf(error);
}

function refusalOf(error: unknown): CompanyRefused {
  if (error instanceof CompanyRefused) return error;
  if (error instanceof AuthorizationResponseError) return saidNo(error.error);
  if (error instanceof ResponseBodyError)
    return new CompanyRefused('failed', `token-refused: ${tame(error.error)}`);
  // What our own way of fetching refused comes back wrapped.
  if (error instanceof Error && error.cause instanceof CompanyRefused) return error.cause;
  if (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT')
    return new CompanyRefused('unreachable', 'too-slow');
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new CompanyRefused(
    'failed',
    typeof code === 'string' ? `${code}${claimIn(error)}` : 'not-understood',
  );
}

/** Which claim was not as it should be, without what it was. */
function claimIn(error: unknown): string {
  if (error instanceof Error) return claimIn(error.cause);
  return typeof error === 'object' && error !== null && 'claim' in error ? `: ${tame(error.claim)}` : '';
}

/** RFC 6749, 4.1.2.1: some of these are trouble of its own. */
function saidNo(word: string): CompanyRefused {
  const isItsTrouble = word === 'server_error' || word === 'temporarily_unavailable';
  return new CompanyRefused(isItsTrouble ? 'unreachable' : 'refused', `provider-said: ${tame(word)}`);
}

/** Another's text, maybe only somebody's in an address. */
function tame(word: unknown): string {
  return typeof word === 'string' && /^[a-z_]{1,40}$/.test(word) ? word : 'something else';
}
