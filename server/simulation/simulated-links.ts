import type { TrackedActivity } from '../src/instantpay/instantpay.ts';
import type { Cause } from './history.ts';
import type { World } from './world.ts';

export type LinkStatus = 'ISSUED' | 'PROCESSING' | 'CLAIMED' | 'CANCELLED' | 'EXPIRED';

/** The links as they truly are at the provider, living their lives. */
export type SimulatedLink = {
  id: string;
  amountPaise: number;
  status: LinkStatus;
  activity: TrackedActivity[];
  become(status: LinkStatus, cause: Cause): void;
  /** The recipient begins to claim; a bank may still send it back. */
  claim(): void;
  /** Only an open link ends. */
  end(status: LinkStatus, cause: Cause): void;
  note(text: string): void;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const TEXTS: Record<LinkStatus, string> = {
  ISSUED: 'Payment failed',
  PROCESSING: 'Beneficiary verification successful',
  CLAIMED: 'Link Claimed successfully',
  CANCELLED: 'Payout link cancelled',
  EXPIRED: 'Payout link expired',
};

export function createLinks(world: World): SimulatedLink[] {
  const { random, profile } = world;
  return Array.from({ length: profile.links }, (_, index) => {
    const link = createLink(world, `link-${index + 1}-aaaaaaaa`, random.between(100, 900_000));
    live(world, link);
    return link;
  });
}

function createLink(world: World, id: string, amountPaise: number): SimulatedLink {
  const activity: TrackedActivity[] = [];
  const note = (text: string) => {
    const at = Math.floor(world.trueWall() / 1000) * 1000;
    activity.push({
      text,
      at,
      ...{ orderId: null, accountType: null, accountNumber: null, accountIfsc: null },
    });
  };
  const link: SimulatedLink = {
    ...{ id, amountPaise, status: 'ISSUED', activity, note },
    claim() {
      if (link.status === 'ISSUED') claim(world, link);
    },
    end(status, cause) {
      if (link.status === 'ISSUED') link.become(status, cause);
    },
    become(status, cause) {
      link.status = status;
      if (cause !== 'beginning') note(TEXTS[status]);
      world.record({ kind: 'link-is', linkId: id, status, cause });
    },
  };
  note('Payout link created');
  link.become('ISSUED', 'beginning');
  return link;
}

/** A recipient who may claim, a day of expiry, a colleague at the provider's own desk. */
function live(world: World, link: SimulatedLink): void {
  const { random, timeline, profile } = world;
  if (random.chance(profile.claims)) timeline.after(random.between(0, 12 * MINUTE), link.claim);
  if (random.chance(profile.claims / 2)) timeline.after(random.between(0, 3 * HOUR), link.claim);
  if (random.chance(profile.expires)) {
    const [from, to] = random.pick([
      [0, 30 * MINUTE],
      [15 * MINUTE, 4 * HOUR],
    ] as const);
    timeline.after(random.between(from, to), () => link.end('EXPIRED', 'expiry'));
  }
  if (random.chance(profile.elsewhere)) {
    timeline.after(random.between(20 * MINUTE, 3 * HOUR), () => link.end('CANCELLED', 'elsewhere'));
  }
  if (world.truthful) return;
  // What is never promised: an ended link that turns into something else.
  for (let whims = random.between(1, 6); whims > 0; whims -= 1) {
    timeline.after(random.between(5 * MINUTE, random.pick([2 * HOUR, 20 * HOUR])), () => {
      link.become(random.pick(['ISSUED', 'CANCELLED', 'CANCELLED', 'CLAIMED', 'EXPIRED', 'EXPIRED']), 'whim');
    });
  }
}

function claim({ random, timeline }: World, link: SimulatedLink): void {
  link.become('PROCESSING', 'recipient');
  const slow = random.chance(0.2) ? random.between(HOUR, 4 * HOUR) : random.between(500, 10 * MINUTE);
  timeline.after(slow, () => link.become(random.chance(0.6) ? 'CLAIMED' : 'ISSUED', 'recipient'));
}
