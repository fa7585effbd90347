import type { DirectoryRecord, ListedFacts } from '../src/directory/directory-record.ts';

type Wish = Partial<Omit<DirectoryRecord, 'listed'>> & { listed?: Partial<ListedFacts> | null };

let made = 0;

/** A link as the directory keeps it, of nobody in particular; each has an id of its own. */
export function sampleRecord({ listed, ...wish }: Wish = {}): DirectoryRecord {
  const createdAt = wish.createdAt ?? Date.UTC(2026, 9, 1);
  const second = Math.floor(createdAt / 1000)
    .toString(16)
    .padStart(8, '0');
  const status = wish.status ?? 'ISSUED';
  made += 1;
  return {
    linkId: `${second}${made.toString(16).padStart(16, '0')}`,
    ...{ status, providerStatus: status, amountPaise: 12_011, createdAt },
    ...{
      sinceAt: null,
      statusAt: createdAt,
      listedAt: createdAt,
      tracked: null,
      trackedAt: null,
      look: null,
    },
    listed: listed === null ? null : { ...NOTHING_LISTED, ...listed },
    ...wish,
  };
}

const NOTHING_LISTED: ListedFacts = {
  ...{ name: null, mobile: null, email: null, purpose: null, description: null, referenceNo: null },
  ...{ orderId: null, url: null, qrUrl: null, paymentModes: [], verifiesBeneficiary: null },
  ...{ activatedAt: null, expiresAt: null },
};
