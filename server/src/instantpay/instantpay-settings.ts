export type InstantPaySettings = {
  /** The provider's origin, without a path. */
  baseUrl: string;
  /** A PEM file with certificate authorities besides the usual ones. */
  caFile?: string | null;
  clientId: string;
  clientSecret: string;
  authCode: string;
  environment: 'live' | 'sandbox';
  ratePerS: number;
  /** Multiplies the deadline of Cancel and Notify. */
  pace: number;
  cancelDeadlineMs: number;
  /** One attempt of a read; a read with its repetitions takes at most twice as long. */
  readTimeoutMs?: number;
  /** Told of every call when it ended; never of headers or bodies. */
  onCall?: (record: CallRecord) => void;
};

export type CallRecord = {
  call: 'track' | 'list' | 'cancel' | 'notify';
  linkId: string | null;
  ms: number;
  /** `ok`, the code of a `Failure`, or a write's class. */
  outcome: string;
  statusCode: string | null;
  reference: string | null;
};
