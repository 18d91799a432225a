import { installationDecider, skipName } from '#domain/installation/installation.decider.js';
import { INSTALLATION_STREAM } from '#domain/streams.js';
import type { FoldRunner } from '#runtime/fold-runner.js';
import { leaseOfRunner } from '#runtime/leases.js';
import type { RowStore, Table } from '#runtime/row-store.js';
import type { Skips } from '#runtime/skips.js';
import type { States } from '#runtime/states.js';

/** The skips that the log tells of, read anew at each start of a runner: one that was just recorded must be seen. */
export const skipsIn =
  (states: States): Skips =>
  async ({ name, version }) => {
    const { state } = await states.refresh(installationDecider, INSTALLATION_STREAM);
    const skipped = new Set(state.skipped);
    return (eventId, key) => skipped.size > 0 && skipped.has(skipName({ runner: name, version, key, eventId }));
  };

/**
 * Takes a parked row up again, on whichever server runs its fold: one whose event could not be folded by folding, one whose command was
 * refused by telling it again.
 */
export async function takeUp(
  rows: RowStore,
  folds: readonly FoldRunner[],
  runner: string,
  key: string,
): Promise<boolean> {
  const parked = (await rows.parked(runner)).find((row) => row.key === key);
  if (parked === undefined) return false;
  if (parked.eventId !== '') await rows.takeUps.ask(runner, key);
  else if (!(await rows.agenda.unpark(runner, key))) return false;
  await beginAnew(rows, folds, runner);
  return true;
}

/** Empties a read model; whichever server runs it folds the whole log anew. */
export async function rebuild(rows: RowStore, folds: readonly FoldRunner[], table: Table): Promise<void> {
  await rows.reset(table);
  await beginAnew(rows, folds, table.name);
}

/** Has a fold begin from what is stored now: one that runs here at once, one that runs elsewhere when it looks after its lease. */
async function beginAnew({ leases }: RowStore, folds: readonly FoldRunner[], runner: string): Promise<void> {
  await leases.free(leaseOfRunner(runner));
  folds.find(({ name }) => name === runner)?.restart();
}
