import { inTurns } from '../client/in-turns.js';
import type { Run } from '../client/views.js';
import type { Context } from '../context.js';
import type { Batch } from './invoice-batches.js';

const AT_ONCE = 4;

export async function enqueueBatches(
  context: Context,
  batches: readonly Batch[],
  where: { readonly flowId: string; readonly connectionId: string },
): Promise<readonly string[]> {
  const enqueue = (inputs: Batch): Promise<Run> => context.api.post<Run>(context.path('runs'), { ...where, inputs });
  return (await inTurns(batches, AT_ONCE, enqueue)).map(({ runId }) => runId);
}
