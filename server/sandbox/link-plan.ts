/** A row of `linkActivity`; `activityAt` is milliseconds UTC, or text sent as it is. */
export type ActivityRow = {
  status: string;
  activityAt: number | string;
  orderId?: string;
  accountType?: string;
  accountNumber?: string;
  accountIfsc?: string;
};

export type Recipient = { name: string; mobile: string; email: string };

/** One thing that will happen to a link by itself. A row without a time of its own has the step's. */
export type Step = {
  at: number;
  status?: string;
  rows?: (Omit<ActivityRow, 'activityAt'> & { activityAt?: number | string })[];
};

/** All that is decided about a link when it is made, its future included. Instants are milliseconds UTC. */
export type LinkPlan = {
  id: string;
  amountPaise: number;
  purpose: string;
  description: string;
  recipient: Recipient;
  referenceNo: string;
  orderId: string;
  /** The last part of `url` and `qrUrl`. */
  shortCode: string;
  paymentModes: string[];
  verifyBene: boolean;
  createdAt: number;
  activatedAt: number;
  expiresAt: number;
  /** In order of time. */
  steps: Step[];
};

/** Something done to a link from outside, by a provider call or through the control port. */
export type Act = { id: string; linkId: string; at: number; wallAt: number } & (
  | { does: 'cancel' | 'notify' | 'claim' }
  | {
      does: 'force';
      status: string;
      /** Added to what was there … */
      rows: ActivityRow[];
      /** … unless the whole story is replaced. */
      activity?: ActivityRow[];
      expiresAt?: number;
      steps: Step[];
    }
);
