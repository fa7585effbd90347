/** What a link is found by, in the one form in which it is hashed and compared. */
export type SearchKey = {
  kind:
    /** The last six characters of the link id. */
    | 'link-id-end'
    /** Each order id that List or Track gave. */
    | 'order-id'
    | 'reference'
    /** The code at the end of the link's own address. */
    | 'short-link'
    /** Ten digits. */
    | 'mobile'
    | 'mobile-last-6'
    | 'mobile-last-4'
    | 'e-mail'
    /** Of the name, the description or the purpose. */
    | 'word'
    /** Paise. */
    | 'amount'
    | 'account-last-4'
    | 'ifsc';
  value: string;
};
