import { exportAuditEntries, listAuditEntries, verifyAuditEntries } from './audit.ts';
import {
  approveCancellation,
  askAgainForCancellation,
  cancelPayoutLink,
  closeCancellation,
  declineCancellation,
  getCancellation,
  listCancellations,
} from './cancellations.ts';
import type { Endpoint } from './endpoint.ts';
import { fetchExport } from './exports.ts';
import { listNotices, readNotice } from './notices.ts';
import { getPayoutLink, resendPayoutLink, searchPayoutLinks } from './payout-links.ts';
import { getSession, getSignInWays, signInAsSamplePerson, signOut } from './session.ts';

/** Every endpoint, in the order of openapi.json. Tests and the document walk this list. */
export const ALL_ENDPOINTS: readonly Endpoint[] = [
  getSignInWays,
  signInAsSamplePerson,
  getSession,
  signOut,
  searchPayoutLinks,
  getPayoutLink,
  resendPayoutLink,
  cancelPayoutLink,
  listCancellations,
  getCancellation,
  approveCancellation,
  declineCancellation,
  askAgainForCancellation,
  closeCancellation,
  listNotices,
  readNotice,
  listAuditEntries,
  exportAuditEntries,
  verifyAuditEntries,
  fetchExport,
];
