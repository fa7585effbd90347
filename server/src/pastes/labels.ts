import { LinkId } from '../../contract/link-id.ts';
import { accountForm, orderIdForm } from '../directory/key-forms.ts';
import { RANK, UTR_NOTE, type Guess } from './guess.ts';
import { paiseOf } from './read-amount.ts';
import { referenceOf } from './read-token.ts';

/** `said` is all that stands in front of the value. */
type Label = {
  words: string;
  read(value: string, label: string, said: string): Guess[];
  noteOf?(value: string, label: string): string | null;
};

/** What stands in front of a value to say what it is. */
export const LABELS: readonly Label[] = [
  {
    words: String.raw`utr|rrn|(?:upi|imps|neft|rtgs|bank) ?(?:ref(?:erence)?|txn|transaction)|upi|imps|neft|rtgs`,
    read: (value, label) => {
      const utr = utrIn(value);
      if (utr === undefined) return /REF|TXN|TRANS/.test(label) ? [referenceOf(value)] : [];
      return [
        { ...referenceOf(utr), rank: RANK.utr },
        { ...accountOf(utr), rank: RANK.utrAsAccount },
      ];
    },
    noteOf: (value) => (utrIn(value) === undefined ? null : UTR_NOTE),
  },
  {
    words: String.raw`(?:short |pay )(?:link|code|url)|code`,
    read: (value) => (/^[A-Za-z\d]{4,16}$/.test(value) ? [shortLinkOf(value), referenceOf(value)] : []),
  },
  { words: String.raw`(?:payout |payment )?link`, read: readLinkId },
  {
    words: String.raw`(?:payment |sales |purchase )?order(?: ref)?`,
    read: (value) => [orderIdOf(value), referenceOf(value)],
  },
  {
    words: String.raw`(?:txn|transaction|trans)(?: ref(?:erence)?)?`,
    read: (value) =>
      TWELVE_DIGITS.test(value)
        ? [{ ...referenceOf(value), rank: RANK.account }]
        : [orderIdOf(value), referenceOf(value)],
    noteOf: noteOfUtr,
  },
  {
    words: String.raw`ref(?:erence)?|invoice|inv|bill|ticket|tkt|case|emp(?:loyee)?|(?:customer|cust) id|crn|rma|complaint|booking|claim|ord`,
    read: (value, label) => [
      ...(/^\d{1,8}$/.test(value) && label.length <= 4 ? [referenceOf(`${label}-${value}`)] : []),
      { ...referenceOf(value), rank: label.length <= 3 ? RANK.account : RANK.reference },
    ],
    noteOf: (value, label) => (label.startsWith('REF') ? noteOfUtr(value) : null),
  },
  {
    words: String.raw`a\/c|ac|acct?|account|card|bank`,
    read: (value) =>
      /^\d{4,8}$/.test(value)
        ? [endOfAccount(value)]
        : /^(?=(?:[^\d]*\d){6})[A-Za-z\d-]{9,34}$/.test(value)
          ? [accountOf(value)]
          : [],
  },
  {
    words: String.raw`mobile|mob|phone|ph|cell|whats ?app|contact|tel`,
    read: (value, _, said) => endOfMobileIn(value, said),
  },
  { words: String.raw`amount|amt|value|total|rakk?am|रक्कम|रकम`, read: amountOf },
  {
    words: String.raw`ending|ends|end|last`,
    read: (value, _, said) => [
      ...endOfMobileIn(value, said),
      ...(/^\d{4,9}$/.test(value) ? [{ ...endOfAccount(value), rank: RANK.contact }] : []),
    ],
  },
  {
    words: String.raw`number|no`,
    read: (value, _, said) => [
      ...endOfMobileIn(value, said),
      ...(/^\d{4,9}$/.test(value)
        ? [endOfAccount(value), { ...referenceOf(value), rank: RANK.account }]
        : []),
    ],
  },
];

/** `IMPS/P2A/334612345678/RAVI KUMAR`. */
function utrIn(value: string): string | undefined {
  return value.split(/[/_-]/).find((part) => /^(?=(?:\D*\d){6})[A-Za-z\d]{9,22}$/.test(part));
}

const TWELVE_DIGITS = /^\d{12}$/;

/** Companies have such references of their own, so it is looked for. */
function noteOfUtr(value: string): string | null {
  return TWELVE_DIGITS.test(value) ? UTR_NOTE : null;
}

function readLinkId(value: string): Guess[] {
  if (/^[\da-f]{6,23}$/i.test(value)) {
    const end = value.toLowerCase();
    return [
      { rank: RANK.linkId, meaning: { by: 'link id end', end } },
      shortLinkOf(value),
      referenceOf(value),
    ];
  }
  if (!LinkId.safeParse(value).success) return [];
  return [
    { rank: RANK.linkId, meaning: { by: 'link id', linkId: value } },
    shortLinkOf(value),
    referenceOf(value),
  ];
}

function amountOf(value: string): Guess[] {
  const paise = /^\d{1,9}$/.test(value) ? paiseOf(value) : null;
  return paise === null ? [] : [{ rank: RANK.amount, meaning: { by: 'amount', paise } }];
}

function orderIdOf(value: string): Guess {
  return { rank: RANK.orderId, meaning: { by: 'order id', orderId: orderIdForm(value) } };
}

function shortLinkOf(code: string): Guess {
  return { rank: RANK.shortLink, meaning: { by: 'short link', code } };
}

function accountOf(text: string): Guess {
  return { rank: RANK.account, meaning: { by: 'account', number: accountForm(text) } };
}

function endOfAccount(digits: string): Guess {
  return { rank: RANK.account, meaning: { by: 'account end', digits } };
}

/** InstantPay itself shows three digits; where nothing says that they are an end, they are an amount. */
function endOfMobileIn(value: string, said: string): Guess[] {
  if (/^\d{4,9}$/.test(value)) return [endOfMobile(value)];
  return /^\d{3}$/.test(value) && SAYS_END.test(said) ? [endOfMobile(value), ...amountOf(value)] : [];
}

/** `last 500` may be money. */
const SAYS_END = /ending|ends|digit|(?<=.)last/i;

function endOfMobile(digits: string): Guess {
  return { rank: RANK.contact, meaning: { by: 'mobile end', digits } };
}
