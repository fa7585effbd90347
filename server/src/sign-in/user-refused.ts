import type { Database } from '../database/open-database.ts';

/** What the commands about people work on. */
export type UserParts = { database: Database; readPassword: () => Promise<string> };

/** A sentence for whoever typed the command. */
export class UserRefused extends Error {
  override readonly name = 'UserRefused';
}

/** As the audit log names whoever has a shell here. */
export const AT_THE_SHELL = { id: 'linkdesk user', name: 'linkdesk user' };
