import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Resend } from '../contract/payout-links.ts';
import { WITHIN_Q_MS } from './fault-expectations-of-truth.ts';
import type { Desk } from './fault-matrix-desk.ts';
import { expectDiscretion, expectLogged, type Findings } from './fault-matrix-findings.ts';
import type { NotifyRead, Truth, Variant } from './fault-matrix-row.ts';
import { auditOf, inTurn, withEffect } from './fault-matrix-write.ts';

/** A resend under the fault, and the same click once more. */
export async function notifyCell(desk: Desk, variant: Variant, truth: Truth, findings: Findings) {
  const usual = variant.notify;
  const told = truth === 'happened' ? usual.happened : undefined;
  const wanted = told ?? usual;
  const linkId = desk.makeLink();
  const before = notifications(desk, linkId);
  const effect = told === undefined ? withEffect(variant.play, truth) : variant.play;
  const click = () =>
    desk.operator.post<Resend>(`/api/payout-links/${linkId}/resends`, {}, { 'Idempotency-Key': key });
  const key = randomUUID();
  const first = await inTurn(async () => {
    await desk.warmUp(linkId);
    await desk.play(effect, 'notify', [linkId]);
    return click();
  });
  await desk.mend();
  const again = await click();
  // Longer than a repetition of its own would wait.
  await wait(WITHIN_Q_MS + 300);

  findings.expect('the resend was taken on', [first.status, again.status], [201, 200]);
  findings.expect('its state', first.body.state, wanted.state);
  findings.expect('its sentence', first.body.because, wanted.sentence);
  findings.expect('the same, asked again', again.body, first.body);
  const received = desk.control.ledger({ call: 'notify', linkId }).length;
  findings.expect('Notifys received', received, wanted.received);
  if (received > 1) findings.doubled += received - 1;
  const takesEffect =
    told === undefined &&
    (usual.takesEffect === 'always' || (usual.takesEffect === 'as the truth' && truth !== 'never'));
  findings.expect('notifications', notifications(desk, linkId) - before, takesEffect ? 1 : 0);
  if (first.body.state === 'not-sent' && !isRefused(wanted) && notifications(desk, linkId) > before) {
    findings.untrue += 1;
  }
  const actions = (await auditOf(desk, linkId)).map(({ action }) => action);
  findings.expect('the audit entries', actions, ['resend-asked', `resend-${wanted.state}`]);
  expectLogged(desk, 'notify', [isRefused(wanted) ? 'refused' : CLASSES[wanted.state]], findings);
  expectDiscretion(desk, [first.body, again.body], findings);
}

function notifications(desk: Desk, linkId: string): number {
  const { activity } = desk.control.link(linkId);
  return activity.filter(({ status }) => status.includes('notification sent')).length;
}

/** "Not sent" although it was received: the provider said no. One that says no and acts breaks its own word. */
const isRefused = ({ state, received }: Pick<NotifyRead, 'state' | 'received'>) =>
  state === 'not-sent' && received > 0;

const CLASSES = { sent: 'accepted', 'not-confirmed': 'unknown', 'not-sent': 'not-sent' };
