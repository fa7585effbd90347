/** What the provider's `statuscode` means for a payout link; every code not listed is `not-known`. */
export type StatusMeaning =
  | 'success'
  | 'under-process'
  | 'our-credentials'
  | 'bad-id'
  | 'provider-in-trouble'
  | 'not-known';

export function meaningOf(statusCode: string): StatusMeaning {
  return MEANINGS.get(statusCode) ?? 'not-known';
}

const GROUPS: [Exclude<StatusMeaning, 'not-known'>, string[]][] = [
  ['success', ['TXN']],
  ['under-process', ['TUP']],
  ['our-credentials', ['IAT', 'IAC', 'UAD', 'AAB', 'KYC', 'OUI', 'ODI', 'IUA', 'VCI', 'OUE', 'IRT']],
  ['bad-id', ['RPI', 'ITI', 'ANF']],
  ['provider-in-trouble', ['ISE', 'IPE', 'SPD', 'SPE', 'ERR', 'FAB', 'SNA', 'USM', 'CNL']],
];

const MEANINGS = new Map<string, StatusMeaning>(
  GROUPS.flatMap(([meaning, codes]) => codes.map((code) => [code, meaning] as const)),
);
