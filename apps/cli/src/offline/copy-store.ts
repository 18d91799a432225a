import { copyLog, type Copied, type Progress } from '#event-store/copy/copy-log.js';
import { giveUpCopy } from '#event-store/copy/may-begin.js';
import { beginHistory } from '#postgres/history.js';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import { openMove, type Move, type MoveOptions } from './open-move.js';
import { failureOf } from './store-failure.js';

export type CopyResult = Copied & { readonly from: string; readonly to: string; readonly alreadyMoved: boolean };

/**
 * Moves the log of an installation to another store, and lets its database forget what was folded from the old one. Whoever
 * was killed on the way is run again: the handing over, which comes last, may be done twice.
 */
export async function copyStore(
  options: MoveOptions,
  ways: { readonly signal: AbortSignal; readonly told: (progress: Progress) => void },
): Promise<CopyResult> {
  return onMove(options, async ({ from, to, pool, installationId }) => {
    const names = { from: from.shown, to: to.shown };
    const copied = await copyLog(from, to, ways);
    if (copied === 'moved already') return { ...names, events: 0, streams: 0, alreadyMoved: true };
    await beginHistory(pool, installationId);
    await to.reopen();
    return { ...names, ...copied, alreadyMoved: false };
  });
}

/** Ends a copy that is not to be finished; gives the names of both stores. */
export const giveUp = (options: MoveOptions): Promise<{ from: string; to: string }> =>
  onMove(options, async ({ from, to }) => {
    await giveUpCopy(from, to);
    return { from: from.shown, to: to.shown };
  });

async function onMove<T>(options: MoveOptions, work: (move: Move) => Promise<T>): Promise<T> {
  const move = await openMove(options);
  try {
    return await work(move);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw interrupted();
    throw failureOf(error);
  } finally {
    await move.close();
  }
}

const interrupted = (): Failure =>
  new Failure(
    exitCode.interrupted,
    'Interrupted: run the same command again to go on where it was, or with --give-up.',
  );
