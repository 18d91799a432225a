import type { MovableLog } from '../movable-log.js';

/** The copy can't begin, or can't be used. One sentence that says what to do; the old store is as it was. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

/** Whether one log may be moved, or moved on, to another, or has been. Throws {@link CopyRefused}. */
export async function mayBegin(from: MovableLog, to: MovableLog): Promise<'begin' | 'moved already'> {
  const [source, target] = await Promise.all([from.state(), to.state()]);
  if (source.kind === 'receiving')
    throw new CopyRefused(
      `${from.shown} is itself a copy that has not ended, from ${source.other}: end that one first.`,
    );
  if (source.kind === 'sealed' && source.other !== to.shown)
    throw new CopyRefused(`The events of ${from.shown} have moved to ${source.other} before: copy from there.`);
  if (target.kind === 'receiving' && target.other !== from.shown)
    throw new CopyRefused(
      `A copy from ${target.other} into ${to.shown} has not ended: end it, or choose another store.`,
    );
  if (target.kind !== 'open' || (await to.last()) === undefined) return 'begin';
  if (source.kind === 'sealed') return 'moved already';
  throw new CopyRefused(`${to.shown} is in use: it holds events, and takes more. Copy into an empty one.`);
}

/** Ends a copy that is not to be finished: the old log takes appends again, and what there is of the copy is left. */
export async function giveUpCopy(from: MovableLog, to: MovableLog): Promise<void> {
  const [source, target] = await Promise.all([from.state(), to.state()]);
  if (source.kind === 'sealed' && source.other !== to.shown)
    throw new CopyRefused(`${from.shown} is sealed for a copy to ${source.other}, not to ${to.shown}.`);
  if (source.kind === 'sealed' && target.kind === 'open' && (await to.last()) !== undefined)
    throw new CopyRefused(
      `${to.shown} is in use by now: copy its events back instead, with --from and --to exchanged.`,
    );
  if (source.kind === 'sealed') await from.reopen();
}
