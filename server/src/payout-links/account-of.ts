import bankNames from './bank-names.generated.json' with { type: 'json' };
import type { Account } from '../../contract/payout-links.ts';
import type { TrackedActivity } from '../instantpay/instantpay.ts';
import { maskText } from '../masking/mask.ts';
import { maskAccount } from '../masking/masked-forms.ts';

const NAMES: Readonly<Record<string, string>> = bankNames;

/**
 * IFSCs of wallet and collection accounts, not of a branch where a person banks, and their banks' own spelling.
 * Known from the provider's samples and from the banks' collection products; a short list on purpose.
 */
const VIRTUAL_IFSCS: ReadonlyMap<string, string> = new Map([
  ['YESB0CMSNOC', 'YES BANK'],
  ['ICIC0000104', 'ICICI Bank'],
  ['RATN0VAAPIS', 'RBL Bank'],
]);

/** The account of a timeline row, masked; null when the row names none. */
export function accountOf(row: TrackedActivity): Account | null {
  if (row.accountNumber === null && row.accountIfsc === null) return null;
  const ifsc = row.accountIfsc?.toUpperCase() ?? null;
  return {
    type: row.accountType === null ? null : maskText(row.accountType),
    number: row.accountNumber === null ? null : maskAccount(row.accountNumber),
    ifsc: ifsc === null ? null : maskText(ifsc),
    bank: ifsc === null ? null : (VIRTUAL_IFSCS.get(ifsc) ?? bankOf(ifsc)),
    virtual: ifsc !== null && VIRTUAL_IFSCS.has(ifsc),
  };
}

/** The first four letters of an IFSC name the bank. */
function bankOf(ifsc: string): string | null {
  const code = ifsc.slice(0, 4);
  return Object.hasOwn(NAMES, code) ? (NAMES[code] ?? null) : null;
}
