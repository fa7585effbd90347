import type { AttemptClass } from '../../contract/cancellations.ts';

/** A row of `linkActivity` (Track), its time read as IST; `at` is milliseconds UTC, null when impossible. */
export type TrackedActivity = {
  text: string;
  at: number | null;
  orderId: string | null;
  accountType: string | null;
  accountNumber: string | null;
  accountIfsc: string | null;
};

/** What Track said of a link. Nothing here is masked. */
export type TrackedLink = {
  linkId: string;
  providerStatus: string;
  amountPaise: number;
  activity: TrackedActivity[];
  /** Our clock, in ms UTC, when the request was sent. */
  sentAt: number;
  reference: string | null;
  environment: string;
  statusCode: string;
};

/** A record of List. Nothing here is masked; empty strings are null. */
export type ListedLink = {
  linkId: string;
  providerStatus: string;
  amountPaise: number;
  name: string | null;
  mobile: string | null;
  email: string | null;
  purpose: string | null;
  description: string | null;
  referenceNo: string | null;
  orderId: string | null;
  url: string | null;
  qrUrl: string | null;
  paymentModes: string[];
  verifiesBeneficiary: boolean | null;
  activatedAt: number | null;
  expiresAt: number | null;
};

export type ListedPage = {
  items: ListedLink[];
  page: number;
  totalPages: number;
  totalRecords: number;
  /** Our clock, in ms UTC, when the request was sent. */
  sentAt: number;
};

export type ListFilter = { status?: string[]; contact?: string; linkId?: string };

/** What one Cancel or Notify proved, and what to keep of the answer. */
export type WriteVerdict = {
  class: AttemptClass;
  /** A clause for people, for example `InstantPay could not be reached, the request was not sent`. */
  because: string;
  statusCode: string | null;
  /** The provider's own `status` text, unmasked, at most 500 characters; null when there was none. */
  providerText: string | null;
  /** `ipay_uuid`. */
  reference: string | null;
  /** SHA-256 of the answer's bytes in hex, null when none came. */
  bodyHash: string | null;
};

/** Who is at the other end of a call, and how urgent it is when the provider's rate is short. */
export type CallFor = { endpointIp: string } & (
  | {
      priority: 'look' | 'resend' | 'refresh';
      /** The person whose call it is: they take turns with each other. */
      who: string;
    }
  | { priority: 'cancel' | 'settle' | 'walk'; who?: string | undefined }
);

/** A place among the calls the provider allows, kept for a short while for whoever is about to call. */
export type Turn = {
  /** Asked in the very tick of the wire. False: it was kept for too long and there is no room, so nothing may leave. */
  use(): boolean;
  /** Gives it to somebody else when it was not used. */
  release(): void;
};

/**
 * The provider's four calls. Reads throw a `Failure` of the provider codes; Cancel and Notify never
 * throw: whatever happens is a verdict. `mayStillSend` is asked last, right before the bytes.
 */
export type InstantPay = {
  track(linkId: string, call: CallFor): Promise<TrackedLink>;
  list(filter: ListFilter, page: { number: number; size: number }, call: CallFor): Promise<ListedPage>;
  /** Takes a turn at the provider's rate beforehand, so that nothing waits between intent and wire. */
  reserve(...by: [priority: 'send'] | [priority: 'resend', who: string]): Promise<Turn>;
  cancel(linkId: string, call: CallFor, mayStillSend: () => boolean): Promise<WriteVerdict>;
  notify(linkId: string, call: CallFor, mayStillSend: () => boolean): Promise<WriteVerdict>;
  close(): Promise<void>;
};
