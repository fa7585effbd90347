import type { CancelLabel } from '@linkdesk/server/contract/cancellations';
import { Badge } from '../ui/badge.tsx';
import { CANCEL_LABEL_LOOKS } from '../ui/cancel-label-looks.ts';

/** What became of a cancel, as icon and word. */
export function LabelBadge({ label }: { label: CancelLabel }) {
  return <Badge {...CANCEL_LABEL_LOOKS[label]}>{label}</Badge>;
}
