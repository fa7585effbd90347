import type { Request, Response } from 'express';
import { finishCompanySignIn, startCompanySignIn } from '../../contract/sign-in.ts';
import { Failure } from '../failure.ts';
import type { Mount } from '../http/mount.ts';
import type { Log } from '../log.ts';
import type { SignInParts } from './begin-session.ts';
import { admitCompanyPerson, renewByCompany, type Admission } from './company-admission.ts';
import type { CompanyFlow, CompanyFlows } from './company-flow.ts';
import { isAsFreshAsAsked } from './company-freshness.ts';
import type { CompanyProvider } from './company-provider.ts';
import { CompanyRefused } from './company-refused.ts';
import { deviceOf } from './device-of.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { WhoAsks } from './who-asks.ts';

export type CompanyParts = SignInParts & {
  provider: CompanyProvider;
  flows: CompanyFlows;
  cookie: SessionCookie;
  whoAsks: WhoAsks;
  https: boolean;
  log: Log;
};

/** Null where the company's sign-in is not set up. */
export function mountCompanySignIn(mount: Mount, configured: CompanyParts | null): void {
  mount(startCompanySignIn, async ({ body }, _actor, response) => {
    const parts = given(configured);
    const fresh = body.fresh === true;
    const sessionId = await sessionOf(parts, response.req, fresh);
    const flow = parts.flows.begin(fresh, sessionId);
    const url = await addressFor(parts, flow, response);
    response.cookie(parts.flows.name, parts.flows.seal(flow), parts.flows.options);
    return { url: url.href };
  });

  mount(finishCompanySignIn, async ({ query }, _actor, response) => {
    const parts = given(configured);
    const flow = parts.flows.open(response.req.headers.cookie, query['state']);
    try {
      await finish(parts, flow, query, response);
      return { location: flow?.fresh === true ? '/signed-in-again' : '/' };
    } catch (error) {
      const { word } = refusedBy(parts, error, response);
      return { location: `${flow?.fresh === true ? '/signed-in-again' : '/'}?company=${word}` };
    }
  });
}

function given(configured: CompanyParts | null): CompanyParts {
  if (configured === null) throw new Failure('not-found', 'There is nothing at this address.');
  return configured;
}

/** Known only now: on the way back the session's own cookie stays away. */
async function sessionOf(
  { whoAsks }: CompanyParts,
  request: Request,
  fresh: boolean,
): Promise<string | null> {
  const actor = await whoAsks.byRequest(request);
  if (!fresh) return actor?.session.id ?? null;
  if (actor === null || actor.session.stage !== 'whole')
    throw new Failure('not-signed-in', 'Sign in to continue.');
  if (actor.session.freshProof !== 'company')
    throw new Failure('forbidden', 'It is not the company’s sign-in that shows here that it is still you.');
  return actor.session.id;
}

async function addressFor(
  { provider, https, log }: CompanyParts,
  flow: CompanyFlow,
  response: Response,
): Promise<URL> {
  try {
    return await provider.addressFor(flow, callbackOf(response.req, https));
  } catch (error) {
    if (!(error instanceof CompanyRefused)) throw error;
    log.warn({ requestId: response.locals['requestId'], because: error.because }, UNREACHABLE);
    throw new Failure(
      'sign-in-unreachable',
      'Your company’s sign-in does not answer as it should. Try again shortly; your administrator finds the reason in the log.',
    );
  }
}

const UNREACHABLE = 'the company’s sign-in cannot be used';

/** Whatever comes of it, this walk is over. */
async function finish(
  parts: CompanyParts,
  flow: CompanyFlow | null,
  query: Record<string, string>,
  response: Response,
): Promise<void> {
  if (flow === null) throw new CompanyRefused('failed', 'not-begun-here');
  response.clearCookie(parts.flows.name, parts.flows.clearOptions);
  if (!parts.flows.take(flow)) throw new CompanyRefused('failed', 'repeated');
  try {
    const admission = await admit(parts, flow, query, response.req);
    response.locals['personId'] = admission.personId ?? undefined;
    if ('refused' in admission) throw new CompanyRefused(admission.refused, admission.refused);
    response.cookie(parts.cookie.name, admission.session.secret, { ...parts.cookie.options, encode: String });
  } catch (error) {
    parts.flows.forget(flow);
    throw error;
  }
}

async function admit(
  parts: CompanyParts,
  flow: CompanyFlow,
  query: Record<string, string>,
  request: Request,
): Promise<Admission> {
  const callback = new URL(callbackOf(request, parts.https));
  callback.search = new URLSearchParams(query).toString();
  const identity = await parts.provider.identify(flow, callback);
  if (!isAsFreshAsAsked(flow, identity, Date.now())) throw new CompanyRefused('not-fresh', 'not-fresh');
  if (flow.fresh) return renewByCompany(parts, identity, flow.sessionId ?? '');
  const device = deviceOf(request.headers['user-agent']);
  return admitCompanyPerson(parts, identity, { device, sessionId: flow.sessionId });
}

/** A person stands at the end of this: whatever went wrong, they are sent to a page of ours. */
function refusedBy({ log }: CompanyParts, error: unknown, { locals }: Response): CompanyRefused {
  const requestId: unknown = locals['requestId'];
  if (error instanceof CompanyRefused) {
    log.warn({ requestId, because: error.because }, 'company sign-in refused');
    return error;
  }
  log.error({ requestId, err: error }, 'company sign-in could not be finished');
  return new CompanyRefused('failed', 'unexpected');
}

/** Of the address the browser uses; it was compared with ours before anything else. */
function callbackOf(request: Request, https: boolean): string {
  return `${https ? 'https' : 'http'}://${request.headers.host ?? ''}${finishCompanySignIn.path}`;
}
