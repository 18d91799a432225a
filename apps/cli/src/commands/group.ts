import type { Command } from 'commander';
import type { Group } from '../client/views.js';
import { withServer } from '../context.js';
import { wrongUsage } from '../failure.js';
import { wholeNumber } from '../options/values.js';
import { groupColumns, groupFacts } from '../views/group.js';
import { addDeleteGroupCommand } from './group-delete.js';

type Settings = {
  readonly name?: string;
  readonly description?: string;
  readonly committed?: number;
  readonly max?: number;
  readonly sessionReuse?: boolean;
  readonly image?: string;
  readonly access?: string;
  readonly status?: string;
};

export function addGroupCommands(program: Command): void {
  const group = program.command('group').description('hosted groups: bots that come and go with the work');
  group
    .command('create <name>')
    .description('make a group')
    .requiredOption('--max <bots>', 'how many bots it may have', wholeNumber)
    .option('--committed <slots>', 'how many slots are guaranteed to it', wholeNumber, 0)
    .option('--description <text>', 'what it is for')
    .option('--image <image>', 'what its bots are made from; the default image otherwise')
    .option('--session-reuse', 'runs of a bot share one session folder')
    .option('--access <kind>', 'agentAccount, workOrSchoolAccount or localAdminAccount')
    .action(withServer<Settings>(create));
  group
    .command('list')
    .description('list groups')
    .option('--status <status>', 'active, deleting or deleted')
    .action(
      withServer<Settings>(async (context, { status }) => {
        const groups = await context.api.list<Group>(context.path('hosted-groups'), { status });
        context.output.list(groups, groupColumns, 'No groups yet: "hostler group create" makes one.');
      }),
    );
  group
    .command('show <group>')
    .description('show a group')
    .action(
      withServer(async (context, _, name) =>
        context.output.one(...groupFacts(await find(context, name), context.now())),
      ),
    );
  group
    .command('edit <group>')
    .description('change a group, its numbers of bots or its image')
    .option('--name <name>', 'another name')
    .option('--description <text>', 'another description')
    .option('--committed <slots>', 'another guarantee', wholeNumber)
    .option('--max <bots>', 'another maximum', wholeNumber)
    .option('--session-reuse', 'runs of a bot share one session folder from now on')
    .option('--no-session-reuse', 'each run has a fresh session folder from now on')
    .option('--image <image>', 'roll out another image')
    .action(withServer<Settings>(edit));
  addDeleteGroupCommand(group);
  group
    .command('restore <group>')
    .description('bring a deleted group back')
    .option('--name <name>', 'under another name')
    .option('--committed <slots>', 'with another guarantee', wholeNumber)
    .action(withServer<Settings>(restore));
}

type Work = Parameters<typeof withServer<Settings>>[0];
type GroupContext = Parameters<Work>[0];

const find = async (context: GroupContext, name: string): Promise<Group> =>
  context.shown<Group>('hosted-groups', await context.idOf('group', name));

const create: Work = async (context, options, name) => {
  const { max, image, committed, description, sessionReuse, access } = options;
  const imageId = image === undefined ? undefined : await context.idOf('image', image);
  const body = { name, committed, maximum: max, description, sessionReuse, access, imageId };
  const { groupId } = await context.api.post<Group>(context.path('hosted-groups'), body);
  context.output.one(...groupFacts(await context.shown<Group>('hosted-groups', groupId), context.now()));
};

const edit: Work = async (context, { name, description, committed, max, sessionReuse, image }, nameOrId) => {
  const groupId = await context.idOf('group', nameOrId);
  const changes = { name, description, committed, maximum: max, sessionReuse };
  const changed = Object.values(changes).some((value) => value !== undefined);
  if (!changed && image === undefined)
    throw wrongUsage('Say what to change; "hostler group edit --help" shows what can be.');
  if (changed) await context.api.patch(context.path('hosted-groups', groupId), changes);
  if (image !== undefined) {
    const imageId = await context.idOf('image', image);
    await context.api.post(context.path('hosted-groups', groupId, 'image'), { imageId });
  }
  context.output.one(...groupFacts(await context.shown<Group>('hosted-groups', groupId), context.now()));
};

const restore: Work = async (context, { name, committed }, nameOrId) => {
  const groupId = await context.idOf('group', nameOrId, 'deleted');
  await context.api.post(context.path('hosted-groups', groupId, 'restore'), { name, committed });
  context.output.one(...groupFacts(await context.shown<Group>('hosted-groups', groupId), context.now()));
};
