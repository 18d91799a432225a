import type { Command } from 'commander';
import { runDemo } from '../demo/demo.js';

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('show the whole of it: a group, 24 runs, bots that come and go, and a replay of every event')
    .action(async (_, command: Command) => {
      const { data } = command.optsWithGlobals<{ data?: string }>();
      process.exitCode = await runDemo(data);
    });
}
