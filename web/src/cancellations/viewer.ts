import type { Permission } from '@linkdesk/server/contract/permissions';

/** Who looks at a cancellation, as far as it matters to what they may do with it. */
export type Viewer = { name: string; permissions: readonly Permission[] };

export function viewerOf(session: { person: { name: string }; permissions: Permission[] }): Viewer {
  return { name: session.person.name, permissions: session.permissions };
}
