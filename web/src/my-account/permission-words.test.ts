import { permissionsOf } from '@linkdesk/server/contract/permissions';
import { expect, test } from 'vitest';
import { permissionWords } from './permission-words.ts';

test('what a stronger permission holds is not listed beside it', () => {
  const agent = permissionWords(permissionsOf(['agent']));
  expect(agent).toContain('Ask for a link to be cancelled');
  expect(agent).not.toContain('Cancel links');
  const operator = permissionWords(permissionsOf(['operator']));
  expect(operator).toContain('Cancel links');
  expect(operator).toContain('Approve cancels that agents ask for');
  expect(operator).not.toContain('Ask for a link to be cancelled');
  const approver = permissionWords(permissionsOf(['approver']));
  expect(approver).toContain('Approve any cancel but your own');
  expect(approver).not.toContain('Approve cancels that agents ask for');
});
