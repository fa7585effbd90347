import { listPurposes, listWorklists, searchPayoutLinks } from '../../contract/finding.ts';
import type { Mount } from '../http/mount.ts';
import { maskFailuresFor } from '../payout-links/mask-failures-for.ts';
import type { Recipients } from '../payout-links/recipients.ts';
import type { Finding } from './open-finding.ts';

type Parts = {
  finding: Pick<Finding, 'find' | 'worklists' | 'purposes'>;
  recipients: Pick<Recipients, 'known'>;
};

export function mountFinding(mount: Mount, { finding, recipients }: Parts): void {
  mount(searchPayoutLinks, ({ body }, actor) =>
    maskFailuresFor(recipients, actor, null, () => finding.find(actor, body)),
  );
  mount(listWorklists, () => finding.worklists());
  mount(listPurposes, () => finding.purposes());
}
