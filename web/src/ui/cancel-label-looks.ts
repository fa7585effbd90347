import {
  CircleAlert,
  CircleCheck,
  CircleX,
  Hourglass,
  MessageCircleQuestionMark,
  Send,
  TriangleAlert,
} from 'lucide-react';

/** The sign and the colours of what became of a cancel, the same on every screen. */
export const CANCEL_LABEL_LOOKS = {
  'Waiting for approval': { icon: Hourglass, colours: 'bg-open-soft text-open' },
  Sending: { icon: Send, colours: 'bg-open-soft text-open' },
  Cancelled: { icon: CircleCheck, colours: 'bg-good-soft text-good' },
  'Not cancelled': { icon: CircleX, colours: 'bg-alarm-soft text-alarm' },
  'Not confirmed': { icon: TriangleAlert, colours: 'bg-busy-soft text-busy' },
  'Ask InstantPay': { icon: MessageCircleQuestionMark, colours: 'bg-busy-soft text-busy' },
  'Cancelled later than reported': { icon: CircleAlert, colours: 'bg-alarm-soft text-alarm' },
} as const;
