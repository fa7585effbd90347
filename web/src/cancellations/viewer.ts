import type { Permission } from '@linkdesk/server/contract/permissions';

/** Who looks at a cancellation, as far as it matters to what they may do with it; a session is one. */
export type Viewer = { readonly permissions: readonly Permission[] };
