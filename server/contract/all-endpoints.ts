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
import { getDirectory } from './directory.ts';
import type { Endpoint } from './endpoint.ts';
import { fetchExport } from './exports.ts';
import { exportPayoutLinks, listPurposes, listWorklists, searchPayoutLinks } from './finding.ts';
import { listNotices, readNotice } from './notices.ts';
import { changeMyPassword, endMyOtherSessions, endMySession, listMySessions } from './my-account.ts';
import {
  changePeopleSettings,
  changeRoles,
  disablePerson,
  enablePerson,
  invitePerson,
  invitePersonAgain,
  listPeople,
  resetSecondFactor,
  signOutPerson,
} from './people.ts';
import { checkCaller, revealField } from './reveals.ts';
import {
  acceptInvitation,
  confirmSecondFactor,
  finishCompanySignIn,
  readInvitation,
  removeSecondFactor,
  setUpSecondFactor,
  signInFreshly,
  signInWithPassword,
  startCompanySignIn,
  verifySecondFactor,
} from './sign-in.ts';
import { getPayoutLink, resendPayoutLink } from './payout-links.ts';
import { listSavedViews, removeSavedView, saveView } from './saved-views.ts';
import { getSession, getSignInWays, signInAsSamplePerson, signOut } from './session.ts';

/** Every endpoint, in the order of openapi.json. Tests and the document walk this list. */
export const ALL_ENDPOINTS: readonly Endpoint[] = [
  getSignInWays,
  signInAsSamplePerson,
  getSession,
  signOut,
  signInWithPassword,
  verifySecondFactor,
  setUpSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  startCompanySignIn,
  finishCompanySignIn,
  signInFreshly,
  readInvitation,
  acceptInvitation,
  listMySessions,
  endMySession,
  endMyOtherSessions,
  changeMyPassword,
  searchPayoutLinks,
  exportPayoutLinks,
  listPurposes,
  listWorklists,
  getDirectory,
  listSavedViews,
  saveView,
  removeSavedView,
  getPayoutLink,
  resendPayoutLink,
  revealField,
  checkCaller,
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
  listPeople,
  invitePerson,
  invitePersonAgain,
  changeRoles,
  disablePerson,
  enablePerson,
  resetSecondFactor,
  signOutPerson,
  changePeopleSettings,
];
