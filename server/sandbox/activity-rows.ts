import type { ActivityRow, LinkPlan, Recipient } from './link-plan.ts';
import { seededRandom } from './seeded-random.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function notificationText(recipient: Recipient): string {
  const targets = [recipient.mobile, recipient.email].filter((target) => target !== '');
  return `Payout link notification sent to ${targets.join(' and ')}`;
}

/** `1231212092131KTMDF`: 1, the second in UTC as yymmddHHMMSS, five letters. */
export function orderId(at: number, salt: string): string {
  const second = new Date(at).toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return `1${second}${seededRandom(`order:${salt}:${at}`).text(5, LETTERS)}`;
}

type Account = Pick<ActivityRow, 'accountType' | 'accountNumber' | 'accountIfsc'>;

/** The account checked, where the link asks for it, and the money claimed, in the same second. */
export function claimRows(plan: LinkPlan, at: number): ActivityRow[] {
  const account = accountOf(plan);
  const claimed = {
    status: 'Link Claimed successfully',
    activityAt: at,
    orderId: orderId(at, `${plan.id}:c`),
  };
  if (!plan.verifyBene) return [{ ...claimed, ...account }];
  return [
    { ...verifiedRow(plan, at), activityAt: at },
    { ...claimed, ...account },
  ];
}

export function verifiedRow(plan: Pick<LinkPlan, 'id' | 'paymentModes' | 'recipient'>, at: number) {
  return {
    status: 'Beneficiary verification successful',
    orderId: orderId(at, `${plan.id}:v`),
    ...accountOf(plan),
  };
}

/** First four letters name the bank; all of them exist. The first is a virtual-account code. */
const IFSCS = [
  'YESB0CMSNOC',
  'YESB0000001',
  'SBIN0000691',
  'HDFC0000060',
  'ICIC0000104',
  'UTIB0000007',
  'PUNB0112000',
  'KKBK0000172',
  'CNRB0000010',
  'IDFB0080101',
  'INDB0000006',
  'FDRL0000111',
  'UBIN0530069',
  'BARB0ABOHAR',
];
const HANDLES = ['okhdfcbank', 'okicici', 'oksbi', 'ybl', 'paytm', 'axl'];

/** Where this link's recipient takes the money; always the same for one link. */
export function accountOf(plan: Pick<LinkPlan, 'id' | 'paymentModes' | 'recipient'>): Account {
  const random = seededRandom(`account:${plan.id}`);
  const mobile = plan.recipient.mobile;
  const accountType = random.pick(plan.paymentModes.filter((mode) => mode !== 'AMAZON' || mobile !== ''));
  if (accountType === 'VPA') {
    const name =
      plan.recipient.name
        .toLowerCase()
        .match(/[a-z]+/g)
        ?.join('.') ?? 'payee';
    const user = random.chance(0.5) && mobile !== '' ? mobile : name;
    return { accountType, accountNumber: `${user}@${random.pick(HANDLES)}` };
  }
  if (accountType === 'AMAZON') return { accountType, accountNumber: mobile };
  if (accountType === 'CREDITCARD') {
    const [first, last] = [random.text(3, '0123456789'), random.text(4, '0123456789')];
    return { accountType, accountNumber: `${random.pick(['4', '5'])}${first}XXXXXXXX${last}` };
  }
  const accountNumber = `${random.between(1, 9)}${random.text(random.between(10, 15), '0123456789')}`;
  return { accountType, accountNumber, accountIfsc: random.pick(IFSCS) };
}
