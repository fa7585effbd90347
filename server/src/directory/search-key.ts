/** What a link is found by, in the one form in which it is hashed and compared. */
export type SearchKey = {
  kind:
    /** The last six characters of the link id. */
    | 'link-id-end'
    /** Each order id that List or Track gave, and its digits alone. */
    | 'order-id'
    | 'reference'
    /** The code at the end of the link's own address, in lower case. */
    | 'short-link'
    /** Ten digits. */
    | 'mobile'
    | 'mobile-last-6'
    | 'mobile-last-4'
    /** All that InstantPay shows of it when it confirms a notification. */
    | 'mobile-last-3'
    | 'e-mail'
    /** Of the name. */
    | 'name-word'
    /** Two words of the name, or one and the amount: what many have each is found as fast as what few have. */
    | 'name-pair'
    /** Of the description or the purpose, where the name has it not. */
    | 'text-word'
    /** The first three letters of a word of the name. */
    | 'name-start'
    /** Paise. */
    | 'amount'
    | 'account-last-6'
    | 'account-last-4'
    /** What a link was claimed into, where that is no account number; lower case. */
    | 'upi-address'
    | 'ifsc';
  value: string;
};
