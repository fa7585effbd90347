import { expect, test } from 'vitest';
import { readCompanySignIn } from './company-settings.ts';

const COMPANY = {
  OIDC_ISSUER: 'https://login.example.org/realms/desk',
  OIDC_CLIENT_ID: 'linkdesk',
  OIDC_CLIENT_SECRET: 'at-the-company',
  OIDC_ROLES_CLAIM: 'groups',
  OIDC_ROLES: 'finance=operator',
};

test('the company’s sign-in is set up as its identity provider spells it', () => {
  const OIDC_ROLES = 'finance=operator, cn=finance lead=approver ,it=admin';
  expect(readCompanySignIn({ ...COMPANY, OIDC_ROLES })).toEqual({
    ...{ issuer: 'https://login.example.org/realms/desk', clientId: 'linkdesk' },
    ...{ clientSecret: 'at-the-company', rolesClaim: 'groups' },
    roles: new Map([
      ['finance', 'operator'],
      ['cn=finance lead', 'approver'],
      ['it', 'admin'],
    ]),
  });
  for (const OIDC_ISSUER of [
    'https://login.example.org',
    'https://login.example.org/',
    'http://127.0.0.1:9/r/',
  ])
    expect(readCompanySignIn({ ...COMPANY, OIDC_ISSUER })?.issuer).toBe(OIDC_ISSUER);
});

test('all of it is set, or none', () => {
  expect(readCompanySignIn({})).toBeNull();
  for (const missing of Object.keys(COMPANY)) {
    expect(() => readCompanySignIn({ ...COMPANY, [missing]: ' ' })).toThrow(
      `${missing} is missing beside the other OIDC settings`,
    );
  }
});

test.each([
  'http://login.example.org',
  'http://10.0.0.1',
  'http://127.0.0.1.example.org',
  'login.example.org',
  'ftp://login.example.org',
  'javascript:alert(1)',
  'https://somebody@login.example.org',
  'https://login.example.org/?realm=desk',
  'https://login.example.org/#desk',
  'https://login.microsoftonline.com/{tenantid}/v2.0',
])('%s is no issuer of one company', (OIDC_ISSUER) => {
  expect(() => readCompanySignIn({ ...COMPANY, OIDC_ISSUER })).toThrow(/^OIDC_ISSUER must be /);
});

test.each([
  'finance',
  'finance=',
  '=operator',
  'finance=owner',
  'finance=operator,',
  'a=agent,a=admin',
  'a=Admin',
])('%s gives nobody a role', (OIDC_ROLES) => {
  expect(() => readCompanySignIn({ ...COMPANY, OIDC_ROLES })).toThrow(/^OIDC_ROLES (must|names) /);
});
