import { CompanyRefusal } from '@linkdesk/server/contract/sign-in';

const WORDS: Record<CompanyRefusal, string> = {
  refused: 'Its sign-in page said no, or you came back without signing in there. Try again.',
  'no-role':
    'You are known there, but it gives you no role in Linkdesk. Ask your administrator to add you to a group that has one.',
  disabled: 'Your account in Linkdesk is disabled. Ask your administrator.',
  'other-person': 'Somebody else signed in there. Sign in there as the person who is signed in here.',
  'not-fresh': 'It did not ask you anew who you are. Sign out there first, then try again.',
  unreachable: 'Its sign-in does not answer at the moment. Try again in a minute.',
  failed: 'That took too long, or was started in another browser. Try again.',
};

/** What the word in the address means, and what to do; words of an address are anybody's, so an unknown one says little. */
export function companyRefusalWords(word: string): string {
  const known = CompanyRefusal.safeParse(word);
  return WORDS[known.success ? known.data : 'failed'];
}
