import type { Command } from 'commander';
import type { Image } from '../client/views.js';
import { withServer } from '../context.js';
import { relativeTime } from '../output/times.js';
import type { Column } from '../output/table.js';

export function addImageCommands(program: Command): void {
  program
    .command('image')
    .description('images: what bots are made from')
    .command('list')
    .description('list images')
    .action(
      withServer(async (context) =>
        context.output.list(await context.api.list<Image>(context.path('images')), columns, 'No images.'),
      ),
    );
}

const columns: readonly Column<Image>[] = [
  { head: 'IMAGE', value: ({ name }) => name, flexible: 'cut' },
  { head: 'ORIGIN', value: ({ origin }) => origin },
  { head: 'VERSION', value: ({ version }) => version },
  { head: 'PUBLISHED', value: ({ publishedAt }, now) => relativeTime(publishedAt, now) },
  { head: 'ID', value: ({ imageId }) => imageId },
];
