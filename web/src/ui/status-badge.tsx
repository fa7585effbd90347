import { Ban, CircleCheck, CircleDashed, CircleDot, CircleHelp, Hourglass } from 'lucide-react';
import { Badge } from './badge.tsx';

const LOOKS = {
  ISSUED: { icon: CircleDot, colours: 'bg-open-soft text-open' },
  PROCESSING: { icon: CircleDashed, colours: 'bg-busy-soft text-busy' },
  CLAIMED: { icon: CircleCheck, colours: 'bg-good-soft text-good' },
  CANCELLED: { icon: Ban, colours: 'bg-ended-soft text-ended' },
  EXPIRED: { icon: Hourglass, colours: 'bg-ended-soft text-ended' },
  OTHER: { icon: CircleHelp, colours: 'bg-alarm-soft text-alarm' },
} as const;

type Props = { status: keyof typeof LOOKS; providerStatus: string; inDoubt?: boolean };

/** A link's state as icon and word; a state never seen before shows the provider's own word. */
export function StatusBadge({ status, providerStatus, inDoubt = false }: Props) {
  const word = statusWord(status === 'OTHER' ? providerStatus : status);
  return <Badge {...LOOKS[status]}>{inDoubt ? `InstantPay shows: ${word}` : word}</Badge>;
}

/** `ISSUED` as `Issued`, and a word never seen in the same way. */
export function statusWord(providerStatus: string): string {
  const words = providerStatus.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
