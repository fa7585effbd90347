import { refusal } from './credentials.ts';
import type { Verdict } from './envelope.ts';
import { toIst } from './ist.ts';
import type { LinkState } from './link-life.ts';
import type { ActivityRow, LinkPlan, Recipient } from './link-plan.ts';
import { listLinks, type Listing } from './list-links.ts';
import type { ProviderRequest } from './provider-request.ts';
import { strictJsonObject } from './strict-json.ts';
import type { World } from './world.ts';

/** The honest answer, and what it does to the link when the answer is yes. */
export type Judgement = { verdict: Verdict; does: 'cancel' | 'notify' | null };

/** Decides one call whose headers are in order. Changes nothing. */
export function judge(world: World, request: ProviderRequest, listing?: Listing): Judgement {
  if (request.call === 'other' || request.wrongMethod) return no('OUE', 'Unknown method');
  if (request.call === 'list') return { verdict: listLinks(world, request.body, listing), does: null };
  if (request.call === 'track') {
    if (request.body.trim() !== '') return no('RPI', 'This call takes no parameters besides linkId');
    return withLink(world, request.linkId, (plan, state) => ({ verdict: tracked(plan, state), does: null }));
  }
  const body = strictJsonObject(request.body);
  if (body === undefined) return no('RPI', 'The request body is not valid JSON');
  const { linkId, ...unknown } = body;
  if (Object.keys(unknown).length > 0) return no('RPI', `Unknown parameter ${Object.keys(unknown)[0]}`);
  if (typeof linkId !== 'string') return no('RPI', 'The linkId field is required');
  const decide = request.call === 'cancel' ? cancelled : notified;
  return withLink(world, linkId, decide);
}

function withLink(
  world: World,
  linkId: string | null,
  decide: (plan: LinkPlan, state: LinkState) => Judgement,
): Judgement {
  const plan = linkId === null ? undefined : world.find(linkId);
  if (plan !== undefined) return decide(plan, world.state(plan));
  if (linkId !== null && /^[0-9a-f]{24}$/.test(linkId)) return no('ANF', 'Link not found');
  return no('RPI', 'The linkId is invalid');
}

function tracked(plan: LinkPlan, state: LinkState): Verdict {
  const linkActivity = state.rows.map(activityRow);
  const data = { status: state.status, amount: plan.amountPaise / 100, linkActivity };
  return { statuscode: 'TXN', status: 'Transaction Successful', data };
}

function activityRow(row: ActivityRow): Record<string, string> {
  const { status, activityAt, ...rest } = row;
  return { status, activityAt: typeof activityAt === 'number' ? toIst(activityAt) : activityAt, ...rest };
}

function cancelled(_plan: LinkPlan, { status }: LinkState): Judgement {
  if (status === 'CANCELLED') return no('RPI', 'Link is already cancelled');
  if (status !== 'ISSUED') return no('RPI', `Link can not be cancelled as it is ${status}`);
  return yes('cancel', 'Link Cancelled Successfully');
}

function notified(plan: LinkPlan, { status }: LinkState): Judgement {
  if (status !== 'ISSUED') return no('RPI', `Notification can not be sent as link is ${status}`);
  const targets = maskedTargets(plan.recipient);
  if (targets === '') return no('RPI', 'Link has no contact details');
  return yes('notify', `Notification Link Sent To ${targets}`);
}

function maskedTargets({ mobile, email }: Recipient): string {
  const targets = [];
  if (mobile !== '') targets.push(`*******${mobile.slice(-3)}`);
  if (email !== '') targets.push(`******@${email.split('@')[1]}`);
  return targets.join(' and ');
}

function yes(does: 'cancel' | 'notify', status: string): Judgement {
  return { verdict: { statuscode: 'TXN', status, data: null }, does };
}

function no(statuscode: string, status: string): Judgement {
  return { verdict: refusal(statuscode, status), does: null };
}
