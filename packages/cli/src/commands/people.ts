// `tera people`: who may sign in to the console, as whom and for what. What is said here holds at their next click.
import { type NewPerson, type Person, ROLES, type RoleOfPerson } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { OfficerId } from '@tera/domain';
import type { Command } from 'commander';
import { newCommand, withServer, withYes } from '../command.ts';
import { type Context, type ServerOptions, serverFor } from '../context.ts';
import { Failure } from '../failure.ts';
import { type TextColumn, tableText } from '../table.ts';
import { confirm } from './confirm.ts';
import { writeJson } from './output.ts';

interface PutOptions extends ServerOptions {
  readonly name: string;
  readonly subject?: string;
  readonly email?: string;
  readonly issuer?: string;
  readonly role: readonly string[];
}

const PERSON = ['<personId>', 'what they are called here, such as sari'] as const;

export function peopleCommand(context: Context): Command {
  const list = withServer(
    newCommand('list', 'Who may sign in, of the units that your key is for.', [{ line: 'tera people list', does: '' }]),
  ).action((options: ServerOptions) => listPeople(options, context));
  const put = withServer(
    newCommand('put', 'Say who may sign in and for what; replaces what was said of them before.', [
      {
        line: 'tera people put sari --name "Sari Contoh" --email sari@kota.example --role hr:*',
        does: 'for all units',
      },
      { line: 'tera people put adi --name "Adi Contoh" --subject 7f3c --role officer:contoh:p-01', does: 'an officer' },
    ]),
  )
    .argument(...PERSON)
    .requiredOption('--name <text>', 'their name, as others see it')
    .option('--subject <sub>', 'who they are at the issuer, by its `sub`')
    .option('--email <address>', 'or by an address that the issuer has verified')
    .option('--issuer <url>', 'who vouches for them, where it is not the issuer of this installation')
    .option('--role <role:unit...>', `${ROLES.join(', ')}; for all units *; an officer as officer:unit:officerId`, [])
    .action((personId: string, options: PutOptions) => putPerson(personId, options, context));
  const remove = withYes(
    withServer(
      newCommand('remove', 'Let somebody sign in no more; who is signed in is out at the next click.', [
        { line: 'tera people remove sari', does: '' },
      ]),
    ),
  )
    .argument(...PERSON)
    .action((personId: string, options: ServerOptions & { readonly yes?: true }) =>
      removePerson(personId, options, context),
    );
  return newCommand('people', 'Who may sign in to the console.', [])
    .addCommand(list)
    .addCommand(put)
    .addCommand(remove);
}

const COLUMNS: readonly TextColumn<Person>[] = [
  { title: 'personId', cell: ({ personId }) => personId },
  { title: 'name', cell: ({ name }) => name },
  { title: 'roles', cell: ({ roles }) => roles.map(roleText).join(' ') },
  { title: 'signs in as', cell: ({ login }) => ('subject' in login ? login.subject : login.email) },
];

function roleText({ role, units, officerId }: RoleOfPerson): string {
  return [role, units.join(','), ...(officerId === undefined ? [] : [officerId])].join(':');
}

async function listPeople(options: ServerOptions, context: Context): Promise<void> {
  const { api } = serverFor(options, context);
  const { value, json } = await api.fetchJson(routes.listPeople, {});
  if (options.json) return writeJson(json, context);
  const { terminal } = context;
  terminal.write(
    value.people.length === 0 ? 'Nobody may sign in yet.\n' : tableText(value.people, COLUMNS, terminal.paint),
  );
}

async function putPerson(personId: string, options: PutOptions, context: Context): Promise<void> {
  const { name, role } = options;
  const { api } = serverFor(options, context);
  const person: NewPerson = { name, login: loginOf(options), roles: role.map(roleOf) };
  const { json } = await api.fetchJson(routes.putPerson, { path: { personId }, json: person });
  if (options.json) return writeJson(json, context);
  context.terminal.say(`${name} may sign in${role.length === 0 ? ', and has no role yet' : ` as ${role.join(' ')}`}.`);
}

function loginOf({ subject, email, issuer }: PutOptions): NewPerson['login'] {
  const by = issuer === undefined ? {} : { issuer };
  if (subject !== undefined && email === undefined) return { ...by, subject };
  if (email !== undefined && subject === undefined) return { ...by, email };
  throw new Failure('usage', 'Say how they sign in: with --subject or with --email.');
}

/** `hr:*`, `supervisor:contoh,lain` or `officer:contoh:p-01`. */
function roleOf(text: string): RoleOfPerson {
  const [name = '', units = '', officerId] = text.split(':');
  const role = ROLES.find((one) => one === name);
  if (role === undefined || units === '') {
    throw new Failure(
      'usage',
      `'${text}' is no role: expected ${ROLES.join(', ')}, a colon and units, such as hr:contoh.`,
    );
  }
  return {
    role,
    units: units.split(','),
    ...(officerId === undefined ? {} : { officerId: officerId as OfficerId }),
  };
}

async function removePerson(
  personId: string,
  options: ServerOptions & { readonly yes?: true },
  context: Context,
): Promise<void> {
  const { api } = serverFor(options, context);
  await confirm(`Let ${personId} sign in no more?`, options.yes, context);
  await api.fetchBytes(routes.removePerson, { path: { personId } });
  if (options.json) return writeJson({ personId, removed: true }, context);
  context.terminal.say(`${personId} signs in no more.`);
}
