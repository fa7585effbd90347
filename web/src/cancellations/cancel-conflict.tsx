import { formatMoney } from '@linkdesk/server/contract/money';
import type { SeenLink } from '@linkdesk/server/contract/seen-link';
import { Button } from '../ui/button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Notice } from '../ui/notice.tsx';
import { statusWord } from '../ui/status-badge.tsx';

type Props = {
  saw: SeenLink;
  now: SeenLink;
  /** Who saw the old facts, where it was a colleague. */
  sawWho?: string;
  /** Takes the new facts as seen; null where the link can no longer be cancelled. */
  onAccept?: (() => void) | null;
};

/** What the person saw beside what InstantPay says now. Nothing is sent over a difference. */
export function CancelConflict({ saw, now, sawWho, onAccept }: Props) {
  return (
    <Notice
      tone="warning"
      title={`This link has changed since ${sawWho ? 'it was asked' : 'you opened this'}. Nothing was sent.`}
    >
      <table className="w-full text-left">
        <thead>
          <tr className="text-quiet">
            <td />
            <th scope="col" className="py-1 pr-3 font-medium">
              {sawWho ? <bdi>{sawWho} saw</bdi> : 'You saw'}
            </th>
            <th scope="col" className="py-1 font-medium">
              Now
            </th>
          </tr>
        </thead>
        <tbody>
          <Row name="Status" saw={statusWord(saw.providerStatus)} now={statusWord(now.providerStatus)} />
          <Row name="Amount" saw={rupees(saw)} now={rupees(now)} />
          <Row name="Last activity" saw={<LastActivity of={saw} />} now={<LastActivity of={now} />} />
        </tbody>
      </table>
      {onAccept && <Button onClick={onAccept}>I have seen the new facts</Button>}
      {onAccept === null && <p>It can no longer be cancelled. Close this to see the link as it stands.</p>}
      {sawWho && <p>Decline it, or ask for a new cancel of the link as it stands now.</p>}
    </Notice>
  );
}

export function sameFacts(one: SeenLink, other: SeenLink): boolean {
  return (
    one.providerStatus === other.providerStatus &&
    one.amount === other.amount &&
    one.lastActivityAt === other.lastActivityAt
  );
}

function Row({ name, saw, now }: { name: string; saw: React.ReactNode; now: React.ReactNode }) {
  return (
    <tr className="align-top">
      <th scope="row" className="py-1 pr-3 font-normal whitespace-nowrap text-quiet">
        {name}
      </th>
      <td className="py-1 pr-3">{saw}</td>
      <td className="py-1 font-semibold">{now}</td>
    </tr>
  );
}

function LastActivity({ of }: { of: SeenLink }) {
  return of.lastActivityAt ? <IstTime at={of.lastActivityAt} /> : 'none';
}

function rupees({ amount }: SeenLink): string {
  return formatMoney({ paise: amount, currency: 'INR' });
}
