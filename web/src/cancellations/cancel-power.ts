import type { Permission } from '@linkdesk/server/contract/permissions';

/** Whoever may not cancel asks Finance, where they may; nothing is sent before somebody there agrees. */
export type CancelPower = 'cancel' | 'ask' | null;

export function cancelPower(permissions: readonly Permission[]): CancelPower {
  if (permissions.includes('cancel')) return 'cancel';
  return permissions.includes('ask-to-cancel') ? 'ask' : null;
}
