import type { TestServer } from './start-server.ts';

/** Personal data that stands nowhere else, so that finding a piece of it anywhere is a leak. */
export const RECIPIENT = {
  name: 'Zubinqa Canaryvala',
  mobile: '9753186420',
  email: 'zubinqa.canary@example.in',
};
const ACCOUNT = '50199937425531';
const SHORT_CODE = 'QxJwZk';
export const SECRETS = [RECIPIENT.mobile, RECIPIENT.email, 'zubinqa.canary', ACCOUNT, SHORT_CODE];
export const NAMES = ['Zubinqa', 'Canaryvala'];

/** All of it in one sentence, as a hurried person would type it. */
export const TYPED = `${RECIPIENT.name} (canaryvala), +91 97531 86420 or ${RECIPIENT.email}, a/c ${ACCOUNT}`;

/** A link whose recipient it is, with a piece of it in every text of the provider. */
export function makeCanary({ sandbox }: Pick<TestServer, 'sandbox'>) {
  const account = { accountType: 'ACCOUNT', accountNumber: ACCOUNT, accountIfsc: 'HDFC0000060' };
  const at = Date.now() - 30_000;
  return sandbox.control.makeLink({
    recipient: RECIPIENT,
    shortCode: SHORT_CODE,
    description: `For ${RECIPIENT.name} ${RECIPIENT.mobile}`,
    purpose: `Refund to ${RECIPIENT.email}`,
    referenceNo: `REF ${RECIPIENT.mobile}`,
    activity: [
      { status: 'Payout link created', activityAt: at },
      {
        status: `Payout link notification sent to ${RECIPIENT.mobile} and ${RECIPIENT.email}`,
        activityAt: at,
      },
      {
        status: `Verification of ${RECIPIENT.name.toUpperCase()} for a/c${ACCOUNT} failed`,
        activityAt: at,
        ...account,
      },
      { status: `Mr. Canaryvala opened the link from +91 97531-86420`, activityAt: at },
    ],
  });
}

/** The pieces that stand in a text, in whatever case. */
export function canariesIn(text: string, ...more: string[]): string[] {
  const lower = text.toLowerCase();
  return [...SECRETS, ...NAMES, ...more].filter((piece) => lower.includes(piece.toLowerCase()));
}
