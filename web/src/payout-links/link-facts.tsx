import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Revealable } from './revealable.tsx';

type Props = { link: PayoutLink; onRefresh: () => Promise<unknown> };

const MODE_WORDS: Record<string, string> = { ACCOUNT: 'bank', VPA: 'UPI', CARD: 'card' };

const ACCOUNT_CHECK = { true: 'on', false: 'off', null: 'not known' };

/** What the link is, beside what happened to it. */
export function LinkFacts({ link, onRefresh }: Props) {
  return (
    <section aria-label="Facts" className="mt-4 space-y-1 text-quiet">
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {link.purpose && <bdi className="text-ink">{link.purpose}</bdi>}
        {link.description && (
          <span className="text-ink">
            “<bdi>{link.description}</bdi>”
          </span>
        )}
        <Fact name="Ref">
          {link.referenceNo ? <bdi>{link.referenceNo}</bdi> : link.factsRead ? 'none' : 'not known yet'}
        </Fact>
        {link.expiresAt && (
          <Fact name="Valid till">
            <IstTime at={link.expiresAt} as="minute" />
          </Fact>
        )}
        <Fact name="Account check">{ACCOUNT_CHECK[`${link.verifiesBeneficiary}`]}</Fact>
        {link.paymentModes && (
          <Fact name="Pays to">{link.paymentModes.map(modeWord).join(', ') || 'not given'}</Fact>
        )}
        {link.createdAt && link.createdAtSource === 'link-id' && (
          <Fact name="Created (from the link id)">
            <IstTime at={link.createdAt} />
          </Fact>
        )}
        {link.orderId && (
          <Fact name="Order">
            {link.orderId} <CopyButton text={() => link.orderId ?? ''} label="Copy order id" />
          </Fact>
        )}
      </p>
      {link.url && (
        <div className="flex min-h-11 items-start gap-1 sm:min-h-6 print:hidden">
          <span className="shrink-0">Link address</span>
          <Revealable field="link-address" masked={link.url} className="text-ink" />
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span>
          Link id <span className="font-mono text-ink">{link.id}</span>{' '}
          <CopyButton text={() => link.id} label="Copy link id" />
        </span>
        <AsOf link={link} onRefresh={onRefresh} />
      </div>
    </section>
  );
}

function modeWord(mode: string): string {
  return MODE_WORDS[mode] ?? mode;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span>
      {name}: <span className="text-ink">{children}</span>
    </span>
  );
}

function AsOf({ link, onRefresh }: Props) {
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);

  async function refresh(): Promise<void> {
    setAsking(true);
    try {
      await onRefresh();
      announce('InstantPay was asked again.');
    } catch (error) {
      announce(isApiError(error) ? error.message : 'InstantPay could not be asked.');
    } finally {
      setAsking(false);
    }
  }

  return (
    <span className="inline-flex items-center gap-1">
      <span>
        InstantPay’s status as of <IstTime at={link.asOf} as="time" /> IST
      </span>
      <button
        type="button"
        onClick={refresh}
        disabled={asking}
        aria-label="Ask InstantPay again"
        title="Ask InstantPay again"
        className="inline-flex size-6 items-center justify-center rounded hover:bg-raised hover:text-ink disabled:opacity-50 print:hidden"
      >
        <RotateCw size={14} aria-hidden />
      </button>
    </span>
  );
}
