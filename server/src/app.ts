import express, { Router, type Express } from 'express';
import { ALL_ENDPOINTS } from '../contract/all-endpoints.ts';
import { mountAudit } from './audit/audit-routes.ts';
import { mountCancellations } from './cancellations/cancellation-routes.ts';
import { mountNotices } from './cancellations/notice-routes.ts';
import { mountDirectory } from './directory/directory-routes.ts';
import { mountExports } from './exports/export-routes.ts';
import { mountFinding } from './finding/finding-routes.ts';
import { mountHealth } from './http/health-routes.ts';
import { createMount } from './http/mount.ts';
import { openApi } from './http/openapi.ts';
import { onlyPages, otherMethods, unknownMethods } from './http/other-methods.ts';
import { requestLog } from './http/request-log.ts';
import { ownHost, ownPages } from './http/same-origin.ts';
import { setSecurityHeaders } from './http/security-headers.ts';
import { notFound, sendProblem } from './http/send-problem.ts';
import { webFiles } from './http/web-files.ts';
import { wellFormed } from './http/well-formed.ts';
import type { Log } from './log.ts';
import { mountPayoutLinks } from './payout-links/payout-link-routes.ts';
import { mountPeople } from './people/people-routes.ts';
import { mountSavedViews } from './saved-views/saved-view-routes.ts';
import { mountCompanySignIn } from './sign-in/company-routes.ts';
import { mountMyAccount } from './sign-in/my-account-routes.ts';
import { mountSession } from './sign-in/session-routes.ts';
import { mountSignIn } from './sign-in/sign-in-routes.ts';

type AppParts = {
  log: Log;
  origins: readonly string[];
  /** Of every answer. */
  headers: Record<string, string>;
  webDir: string;
  gate: Parameters<typeof createMount>[1];
  isReady: () => Promise<void>;
  session: Parameters<typeof mountSession>[1];
  signIn: Parameters<typeof mountSignIn>[1];
  company: Parameters<typeof mountCompanySignIn>[1];
  people: Parameters<typeof mountPeople>[1];
  finding: Parameters<typeof mountFinding>[1];
  directory: Parameters<typeof mountDirectory>[1];
  payoutLinks: Parameters<typeof mountPayoutLinks>[1];
  cancellations: Parameters<typeof mountCancellations>[1];
  notices: Parameters<typeof mountNotices>[1];
  audit: Parameters<typeof mountAudit>[1];
  exports: Parameters<typeof mountExports>[1];
  savedViews: Parameters<typeof mountSavedViews>[1];
};

/** The order in which a request passes, and every route. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Repeated parameters become lists, which no schema takes; nested ones do not exist.
  app.set('query parser', 'simple');

  app.use(requestLog(parts.log));
  app.use(setSecurityHeaders(parts.headers));
  app.use(wellFormed);
  const methods = otherMethods(ALL_ENDPOINTS);
  app.use(unknownMethods(methods));

  const outside = Router();
  mountHealth(outside, parts.isReady);
  app.use(outside);

  app.use(ownHost(parts.origins));
  app.use(ownPages(parts.origins));
  let document: object | undefined;
  app.get('/openapi.json', (_request, response) => {
    response.json((document ??= openApi(ALL_ENDPOINTS)));
  });

  const api = Router();
  const mount = createMount(api, parts.gate);
  mountSession(mount, parts.session);
  mountSignIn(mount, parts.signIn);
  mountMyAccount(mount, parts.signIn);
  mountCompanySignIn(mount, parts.company);
  mountPeople(mount, parts.people);
  mountFinding(mount, parts.finding);
  mountDirectory(mount, parts.directory);
  mountPayoutLinks(mount, parts.payoutLinks);
  mountCancellations(mount, parts.cancellations);
  mountNotices(mount, parts.notices);
  mountAudit(mount, parts.audit);
  mountExports(mount, parts.exports);
  mountSavedViews(mount, parts.savedViews);
  app.use(api);
  app.use(methods);
  app.use('/api', notFound);

  app.use(onlyPages);
  app.use(webFiles(parts.webDir));
  app.use(notFound);
  app.use(sendProblem(parts.log));
  return app;
}
