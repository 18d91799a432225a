import { deriveId } from '#kernel/ids.js';
import type { Position } from '#kernel/message.js';
import { Rejected } from '#kernel/rejected.js';
import type { HostlerCommand } from '../engine/command-table.js';
import type { Engine } from '../engine/engine.js';

/** What came of a reconciler's command: where it stands in the log, or the rule that refused it. */
export type Carried = { readonly position: Position | undefined } | { readonly refused: string };

/**
 * Gives a reconciler's command. `because` names the sight that it was planned on: the same sight gives the same command id, so a
 * plan that is carried out twice happens once. A refusal is an answer, not an error: the sight was an old one.
 */
export async function order(
  engine: Pick<Engine, 'execute'>,
  actor: string,
  command: HostlerCommand,
  because: readonly (string | number)[],
): Promise<Carried> {
  const { environmentId } = command.data as { environmentId: string };
  const commandId = deriveId(actor, command.type, environmentId, ...because);
  try {
    const { position } = await engine.execute(command, {
      environmentId,
      actor: `system:${actor}`,
      commandId,
      correlationId: String(because[0] ?? commandId),
      causationId: commandId,
    });
    return { position };
  } catch (error) {
    if (error instanceof Rejected) return { refused: error.code };
    throw error;
  }
}

/** So many orders are on their way at once; and a pass gives no more than these, so that nothing else waits long for its turn. */
const ORDERS_AT_ONCE = 64;
export const ORDERS_PER_PASS = 1_024;

/** Gives many orders, until the signal aborts: whoever has lost the lease has no more to say. */
export async function orderAll<Item>(
  items: readonly Item[],
  signal: AbortSignal,
  give: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < items.length && !signal.aborted; at += ORDERS_AT_ONCE)
    await Promise.all(items.slice(at, at + ORDERS_AT_ONCE).map(give));
}

/** The later of two places in the log. */
export const later = (a: Position | undefined, b: Position | undefined): Position | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
