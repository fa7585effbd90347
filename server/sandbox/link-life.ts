import { claimRows, notificationText } from './activity-rows.ts';
import type { Act, ActivityRow, LinkPlan, Step } from './link-plan.ts';

export type LinkState = {
  status: string;
  rows: ActivityRow[];
  expiresAt: number;
  /** Acts that changed the link, and when. An act missing here came too late to change anything. */
  effects: Map<string, number>;
};

/** Nothing moves a link on by itself from here. */
const SETTLED = new Set(['CLAIMED', 'CANCELLED', 'EXPIRED']);

/** A link as it is at `now`: its planned life, changed by what was done to it. Acts are in order of time. */
export function linkAt(plan: LinkPlan, acts: readonly Act[], now: number): LinkState {
  const state: LinkState = { status: 'ISSUED', rows: [], expiresAt: plan.expiresAt, effects: new Map() };
  let steps = plan.steps;
  let next = 0;
  for (const act of acts) {
    if (act.at > now) break;
    next = live(state, steps, next, act.at);
    if (!apply(state, plan, act)) continue;
    state.effects.set(act.id, act.at);
    // A forced link leaves its planned life for the one it was given.
    if (act.does === 'force') [steps, next] = [act.steps, 0];
  }
  live(state, steps, next, now);
  return state;
}

/** Takes every step up to `until`; answers the first one still to come. */
function live(state: LinkState, steps: readonly Step[], from: number, until: number): number {
  let next = from;
  for (let step = steps[next]; step !== undefined && step.at <= until; step = steps[next]) {
    next += 1;
    if (SETTLED.has(state.status)) continue;
    if (step.status !== undefined) state.status = step.status;
    for (const row of step.rows ?? []) state.rows.push({ activityAt: step.at, ...row });
  }
  return next;
}

function apply(state: LinkState, plan: LinkPlan, act: Act): boolean {
  switch (act.does) {
    case 'cancel':
      if (state.status !== 'ISSUED') return false;
      state.status = 'CANCELLED';
      state.rows.push({ activityAt: act.at, status: 'Payout link cancelled' });
      return true;
    case 'notify':
      if (state.status !== 'ISSUED') return false;
      state.rows.push({ activityAt: act.at, status: notificationText(plan.recipient) });
      return true;
    case 'claim':
      if (state.status !== 'ISSUED' && state.status !== 'PROCESSING') return false;
      state.status = 'CLAIMED';
      state.rows.push(...claimRows(plan, act.at));
      return true;
    case 'force':
      state.status = act.status;
      state.rows = act.activity ?? [...state.rows, ...act.rows];
      state.expiresAt = act.expiresAt ?? state.expiresAt;
      return true;
  }
}
