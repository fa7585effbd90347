import {
  disablePerson,
  enablePerson,
  type Person,
  resetSecondFactor,
  signOutPerson,
} from '@linkdesk/server/contract/people';
import { call } from '../api/call.ts';

/** Something done to a person that needs no more than a yes. */
export type PersonAct = {
  name: string;
  /** On the list of acts, and on the button that does it. */
  word: string;
  title: (name: string) => string;
  /** What will happen. */
  will: (name: string, person: Person) => string;
  did: (name: string) => string;
  danger: boolean;
  send: (id: string) => Promise<Person>;
};

const SIGN_OUT: PersonAct = {
  name: 'sign-out',
  word: 'Sign out everywhere',
  title: (name) => `Sign ${name} out everywhere?`,
  will: (name) => `${name} is signed out of every browser at once and can sign in again.`,
  did: (name) => `${name} is signed out everywhere.`,
  danger: false,
  send: (id) => call(signOutPerson, { params: { id }, body: {} }),
};

const RESET_SECOND_FACTOR: PersonAct = {
  name: 'reset-second-factor',
  word: 'Reset second factor',
  title: (name) => `Reset the second factor of ${name}?`,
  will: (name) =>
    `Linkdesk forgets the authenticator app and the recovery codes of ${name} and signs them out; make sure that it is they who asked.`,
  did: (name) => `The second factor of ${name} is reset.`,
  danger: true,
  send: (id) => call(resetSecondFactor, { params: { id }, body: {} }),
};

const DISABLE: PersonAct = {
  name: 'disable',
  word: 'Disable',
  title: (name) => `Disable ${name}?`,
  will: (name) => `${name} is signed out at once and cannot sign in until an administrator enables them.`,
  did: (name) => `${name} is disabled.`,
  danger: true,
  send: (id) => call(disablePerson, { params: { id }, body: {} }),
};

const ENABLE: PersonAct = {
  name: 'enable',
  word: 'Enable',
  title: (name) => `Enable ${name}?`,
  will: (name, { from, lastSignInAt }) =>
    from === 'password' && lastSignInAt === null
      ? `${name} may come in again, with the roles they had. Whoever never set a password needs a new one-time link: the earlier one has ended.`
      : `${name} can sign in again, with the roles they had.`,
  did: (name) => `${name} is enabled.`,
  danger: false,
  send: (id) => call(enablePerson, { params: { id }, body: {} }),
};

type ActsOn = { acts: PersonAct[]; mayChangeRoles: boolean; mayHaveLink: boolean };

/** What makes sense with a person as they stand; the server decides again when it is done. */
export function actsOn({ id, state, from, sessions, secondFactor }: Person, yourId: string): ActsOn {
  // At the company the password, the codes and the roles are the company's matter; sample people stay as they are.
  const ours = from === 'password';
  const another = id !== yourId;
  const acts = [
    ours && another && secondFactor && RESET_SECOND_FACTOR,
    sessions > 0 && SIGN_OUT,
    from !== 'sample' && (state === 'disabled' ? ENABLE : DISABLE),
  ];
  return {
    acts: acts.filter((act) => act !== false),
    mayChangeRoles: ours,
    mayHaveLink: ours && another && state !== 'disabled',
  };
}
