import type { Person } from '@linkdesk/server/contract/people';
import { ROLE_WORDS } from './role-words.ts';

/** Those in whose name, e-mail or roles each word of the text stands, in the order they came. */
export function filterPeople(people: readonly Person[], text: string): Person[] {
  const words = text.toLocaleLowerCase('en-IN').split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const known = knownBy(person);
    return words.every((word) => known.includes(word));
  });
}

function knownBy({ name, email, roles }: Person): string {
  const parts = [name, email ?? '', ...roles.map((role) => ROLE_WORDS[role])];
  return parts.join('\n').toLocaleLowerCase('en-IN');
}
