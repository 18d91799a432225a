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

/** The later of two places in the log. */
export const later = (a: Position | undefined, b: Position | undefined): Position | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
