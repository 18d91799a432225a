import type { Command } from 'commander';
import { withServer } from '../context.js';

export function addLoginLinkCommand(program: Command): void {
  program
    .command('login-link')
    .description('make a link that signs you in, once')
    .action(
      withServer(async ({ api, output }) => {
        const made = await api.post<{ link: string; expiresAt: string }>('/session/links');
        output.done(made, made.link);
      }),
    );
}
