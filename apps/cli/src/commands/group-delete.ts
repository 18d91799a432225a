import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Group } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { withProgress } from '../output/progress.js';

const LOOK_MS = 300;

export function addDeleteGroupCommand(group: Command): void {
  group
    .command('delete <group>')
    .description('delete a group: waiting runs are cancelled, running ones finish, then its bots go')
    .option('--wait', 'wait until all its bots are gone')
    .action(
      withServer<{ wait?: boolean }>(async (context, { wait }, name) => {
        const groupId = await context.idOf('group', name);
        await context.api.delete(context.path('hosted-groups', groupId));
        let group = await context.shown<Group>('hosted-groups', groupId);
        if (wait)
          group = await withProgress(() => `Waiting for the bots of ${group.name} to go`, gone(context, groupId));
        const sentence = group.status === 'deleted' ? 'is deleted' : 'is being deleted; its bots go after their runs';
        context.output.done(group, `${group.name} ${sentence}.`);
      }),
    );
}

async function gone(context: Context, groupId: string): Promise<Group> {
  for (;;) {
    const group = await context.shown<Group>('hosted-groups', groupId);
    if (group.status !== 'deleting') return group;
    await sleep(LOOK_MS);
  }
}
