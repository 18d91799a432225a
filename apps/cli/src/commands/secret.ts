import type { Command } from 'commander';
import type { Secret } from '../client/views.js';
import { withServer } from '../context.js';
import { secretValue } from '../options/secret-value.js';
import type { Column } from '../output/table.js';
import { relativeTime } from '../output/times.js';

export function addSecretCommands(program: Command): void {
  const secret = program.command('secret').description('secrets: values that flows refer to by name; never shown');
  secret
    .command('set <name>')
    .description('give a secret its value, which is asked for, or read from standard input')
    .action(
      withServer(async (context, _, name) => {
        const value = await secretValue(`Value of ${name}: `);
        await context.api.put(context.path('secrets', name), { value });
        context.output.done({ name }, `Secret ${name} has its value; flows take it up with --secret VARIABLE=${name}.`);
      }),
    );
  secret
    .command('list')
    .description('list the names of secrets')
    .action(
      withServer(async (context) => {
        const found = await context.api.list<Secret>(context.path('secrets'));
        context.output.list(found, columns, 'No secrets yet: "hostler secret set" makes one.');
      }),
    );
  secret
    .command('remove <name>')
    .description('remove a secret; flows that refer to it fail from then on')
    .action(
      withServer(async (context, _, name) => {
        await context.api.delete(context.path('secrets', name));
        context.output.done({ name }, `Secret ${name} is removed.`);
      }),
    );
}

const columns: readonly Column<Secret>[] = [
  { head: 'SECRET', value: ({ name }) => name },
  { head: 'SET', value: ({ setAt }, now) => relativeTime(setAt, now) },
];
