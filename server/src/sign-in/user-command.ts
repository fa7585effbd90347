import { parseArgs } from 'node:util';
import { addUser } from './add-user.ts';
import { disableUser } from './disable-user.ts';
import { UserRefused, type UserParts } from './user-refused.ts';

const USAGE = `Usage: linkdesk user add --email E-MAIL --name NAME --role ROLE [--role ROLE …] (password on standard input)
       linkdesk user disable --email E-MAIL`;

/** EX_USAGE of sysexits.h. */
const NOT_UNDERSTOOD = 64;

type Said = { print: (line: string) => void; complain: (line: string) => void };

/** `linkdesk user …`, beside a running server or without one: 0 done, 1 refused with a sentence, 64 not understood. */
export async function userCommand(
  [verb, ...args]: readonly string[],
  { print, complain, ...parts }: UserParts & Said,
): Promise<0 | 1 | 64> {
  const { options, mistake } = understood(verb, args);
  if (mistake !== null) {
    complain(`${mistake}\n${USAGE}`);
    return NOT_UNDERSTOOD;
  }
  try {
    print(verb === 'add' ? await addUser(parts, options) : await disableUser(parts, options.email));
    return 0;
  } catch (error) {
    if (!(error instanceof UserRefused)) throw error;
    complain(error.message);
    return 1;
  }
}

type Options = { email: string; name: string; roles: string[] };

function understood(verb: string | undefined, args: string[]): { options: Options; mistake: string | null } {
  const { email = '', name = '', role = [], mistake } = parsed(args);
  const options = { email, name, roles: role };
  if (verb !== 'add' && verb !== 'disable')
    return { options, mistake: 'Say whether to add or to disable somebody.' };
  if (mistake !== undefined) return { options, mistake };
  if (email === '') return { options, mistake: '--email is missing.' };
  if (verb === 'add' && name === '') return { options, mistake: '--name is missing.' };
  if (verb === 'add' && role.length === 0) return { options, mistake: '--role is missing.' };
  if (verb === 'disable' && (name !== '' || role.length > 0))
    return { options, mistake: 'To disable somebody takes --email and nothing else.' };
  return { options, mistake: null };
}

function parsed(args: string[]): { email?: string; name?: string; role?: string[]; mistake?: string } {
  try {
    return parseArgs({
      args,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}
