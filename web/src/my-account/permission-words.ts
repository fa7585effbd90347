import type { Permission } from '@linkdesk/server/contract/permissions';

/** What a person may do, in words; what a stronger permission holds already is not said again. */
export function permissionWords(permissions: readonly Permission[]): string[] {
  return permissions
    .filter((permission) => !permissions.some((other) => HELD_IN[permission] === other))
    .map((permission) => PERMISSION_WORDS[permission]);
}

const HELD_IN: Partial<Record<Permission, Permission>> = {
  'ask-to-cancel': 'cancel',
  approve: 'approve-any',
};

/** What each permission lets a person do, as they would say it. */
const PERMISSION_WORDS: Record<Permission, string> = {
  look: 'Find links and see what happened to them',
  'see-worklists': 'See how many links need somebody, and their money',
  'see-names': 'See the names of recipients',
  'see-link-address': 'See the masked address of a link',
  reveal: 'Reveal a mobile, e-mail, account or link address; it is entered in the audit',
  'check-caller': 'Check what a caller says against a link',
  resend: 'Resend a link to its recipient',
  'ask-to-cancel': 'Ask for a link to be cancelled',
  cancel: 'Cancel links',
  approve: 'Approve cancels that agents ask for',
  'approve-any': 'Approve any cancel but your own',
  'record-reply': 'Record what InstantPay replied about a cancel',
  'audit-all': 'Read the whole audit log',
  export: 'Download lists as CSV, masked',
  'see-people': 'See everybody who has an account',
  'manage-people': 'Invite people, change their roles and disable them',
};
