import type { Command } from 'commander';
import type { Connection } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { wrongUsage } from '../failure.js';
import { secretValue } from '../options/secret-value.js';
import { relativeTime } from '../output/times.js';
import type { Column } from '../output/table.js';

type Account = { readonly group: string; readonly username?: string };
type Change = { readonly name?: string; readonly username?: string };

/** The password is no option: options are seen by everyone on the machine, and kept by shells. */
const PASSWORD_VARIABLE = 'HOSTLER_CONNECTION_PASSWORD';
const ofAccount = `of the account that flows run as; its password is read from ${PASSWORD_VARIABLE}, or asked for`;

export function addConnectionCommands(program: Command): void {
  const connection = program
    .command('connection')
    .description('connections: how runs reach a group, and as which account');
  connection
    .command('create <name>')
    .description("make a connection; by the bot's own account, unless --username is given")
    .requiredOption('--group <group>', 'the group that runs go to by it')
    .option('--username <name>', ofAccount)
    .action(withServer<Account>(create));
  connection
    .command('list')
    .description('list connections')
    .option('--group <group>', 'only those of one group')
    .action(
      withServer<Partial<Account>>(async (context, { group }) => {
        const groupId = group === undefined ? undefined : await context.idOf('group', group);
        const found = await context.api.list<Connection>(context.path('connections'), { groupId });
        context.output.list(found, columns, 'No connections yet: "hostler connection create" makes one.');
      }),
    );
  connection
    .command('edit <connection>')
    .description(
      'give a connection another name, or its account another password: runs use it from their next start on',
    )
    .option('--name <name>', 'another name')
    .option('--username <name>', ofAccount)
    .action(withServer<Change>(edit));
  connection
    .command('delete <connection>')
    .description(
      'delete a connection: runs that wait by it are cancelled, running ones finish, then its account is erased',
    )
    .action(
      withServer(async (context, _, name) => {
        const connectionId = await context.idOf('connection', name);
        await context.api.delete(context.path('connections', connectionId));
        const gone = await context.shown<Connection>('connections', connectionId);
        context.output.done(gone, `Connection ${gone.name} is deleted.`);
      }),
    );
}

async function create(context: Context, { group, username }: Account, name: string): Promise<void> {
  const password = username === undefined ? undefined : await passwordOf(username);
  const groupId = await context.idOf('group', group);
  const account = username === undefined ? { kind: 'agentAccount' } : { kind: 'account', username, password };
  const made = await context.api.post<Connection>(context.path('connections'), { groupId, name, ...account });
  const connection = await context.shown<Connection>('connections', made.connectionId);
  context.output.done(connection, `Connection ${connection.name} (${connection.connectionId}) leads to ${group}.`);
}

async function edit(context: Context, { name, username }: Change, nameOrId: string): Promise<void> {
  if (name === undefined && username === undefined)
    throw wrongUsage('Say what to change; "hostler connection edit --help" shows what can be.');
  const password = username === undefined ? undefined : await passwordOf(username);
  const connectionId = await context.idOf('connection', nameOrId);
  await context.api.patch(context.path('connections', connectionId), { name, username, password });
  const connection = await context.shown<Connection>('connections', connectionId);
  context.output.done(connection, `Connection ${connection.name} is changed.`);
}

async function passwordOf(username: string): Promise<string> {
  const given = process.env[PASSWORD_VARIABLE];
  if (given) return given;
  if (process.stdin.isTTY) return secretValue(`Password of ${username}: `);
  throw wrongUsage(`Set ${PASSWORD_VARIABLE} to the password of ${username}.`);
}

const columns: readonly Column<Connection>[] = [
  { head: 'CONNECTION', value: ({ name }) => name, flexible: 'cut' },
  { head: 'KIND', value: ({ kind }) => kind },
  { head: 'STATUS', value: ({ status, broken }) => (broken ? 'broken' : status) },
  { head: 'MADE', value: ({ createdAt }, now) => relativeTime(createdAt, now) },
  { head: 'ID', value: ({ connectionId }) => connectionId },
  { head: 'WHY BROKEN', value: ({ brokenReason }) => brokenReason ?? '–', flexible: 'wrap' },
];
