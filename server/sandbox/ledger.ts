import type { ProviderRequest } from './provider-request.ts';
import type { Journal } from './journal.ts';
import { CALLS, type Call } from './provider-request.ts';

/** One whole request. Instants are the wall clock's milliseconds; `clockAt` is the sandbox's own time. */
export type LedgerEntry = {
  /** 1, 2, 3 … in the order the requests were complete. */
  sequence: number;
  receivedAt: number;
  clockAt: number;
  call: Call;
  linkId: string | null;
  method: string;
  path: string;
  /** Lower-cased; the secret stands here as `matched` or `wrong`, never itself. */
  headers: Record<string, string>;
  /** The header as it came, null when there was none. */
  contentLength: string | null;
  bodyLength: number;
  /** At most 2,000 characters. */
  body: string;
  /** The status code an honest answer carries: what the provider decided, whatever was sent. */
  outcome: string;
  /** The fault that was played, or null for an honest answer. */
  fault: string | null;
  /** What the request does to its link, or null when nothing, now or later. */
  actId: string | null;
};

/** `effectAt`: when the request changed its link; null when it did not, or not yet. */
export type LedgerReading = LedgerEntry & { effectAt: number | null };

export type Counts = Record<Call, number>;

/** Every whole request the provider received, written down before it is answered. */
export class Ledger {
  readonly #journal: Journal<LedgerEntry>;
  #entries: LedgerEntry[];

  constructor(journal: Journal<LedgerEntry>, past: LedgerEntry[]) {
    this.#journal = journal;
    this.#entries = past;
  }

  append(entry: Omit<LedgerEntry, 'sequence'>): void {
    const numbered = { sequence: this.#entries.length + 1, ...entry };
    this.#journal.append(numbered);
    this.#entries.push(numbered);
  }

  read(filter: { call?: Call; linkId?: string }): LedgerEntry[] {
    return this.#entries.filter(
      (entry) =>
        (filter.call === undefined || entry.call === filter.call) &&
        (filter.linkId === undefined || entry.linkId === filter.linkId),
    );
  }

  counts(): Counts {
    const counts = Object.fromEntries([...CALLS, 'other'].map((call) => [call, 0])) as Counts;
    for (const entry of this.#entries) counts[entry.call] += 1;
    return counts;
  }

  clear(): void {
    this.#journal.clear();
    this.#entries = [];
  }
}

/** The headers as they may be written down. */
export function withoutSecret(request: ProviderRequest, clientSecret: string): Record<string, string> {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    if (name !== 'x-ipay-client-secret') return [name, String(value)];
    return [name, value === clientSecret ? 'matched' : 'wrong'];
  });
  return Object.fromEntries(headers) as Record<string, string>;
}
