import type { Context } from '../context.js';
import { enqueueBatches } from './enqueue-batches.js';
import { finishEarlier } from './finish-earlier.js';
import { invoiceBatches } from './invoice-batches.js';
import { replay } from './replay.js';
import { setUp } from './set-up.js';
import { summarise } from './summary.js';
import { openView } from './view.js';
import { watch } from './watch.js';

export type Ending = { readonly lastLine: string; readonly allTrue: boolean };

/** What the demo shows, from the first group to the replay of every event. */
export async function tellStory(context: Context, folder: string, interrupted: AbortSignal): Promise<Ending> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  await finishEarlier(context, say, interrupted);
  const { group, flowId, connectionId } = await setUp(context);
  const batches = invoiceBatches();
  say(
    `Group "${group.name}": 1 slot guaranteed, 4 bots at most, none yet. Queuing ${batches.length} runs of "Check invoices".`,
  );
  const runIds = await enqueueBatches(context, batches, { flowId, connectionId });

  const view = openView(group.name, runIds.length);
  const runs = await watch(context, group.groupId, runIds, view, interrupted).finally(() => view.close());

  const summary = await summarise(context, group.groupId, runs, folder);
  say(summary.text);
  const replayed = await replay(context.api, say);
  const succeeded = runs.filter(({ status }) => status === 'succeeded').length;
  return {
    lastLine: `${succeeded} of ${runs.length} runs succeeded, ${replayed.projectionsEqual} projections rebuilt equal`,
    allTrue: succeeded === runs.length && replayed.allEqual && summary.botsLeft === 0,
  };
}
