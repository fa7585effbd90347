import type { Permission, Role } from '../contract/permissions.ts';

/** The person who asks, as the server knows them. */
export type Actor = {
  id: string;
  name: string;
  roles: readonly Role[];
  permissions: readonly Permission[];
  /** What is sent to the provider as X-Ipay-Endpoint-Ip on their behalf. */
  endpointIp: string;
};
