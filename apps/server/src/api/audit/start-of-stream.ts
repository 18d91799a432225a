import type { Position } from '#kernel/message.js';
import type { Engine } from '../../engine/engine.js';
import { positionFrom } from '../http/position-header.js';
import { invalidRequest } from '../http/problem.js';

/** After which event a stream begins: the one that the client saw last, the one that it names, or the last there is. */
export async function startOfStream(
  { store, logId }: Pick<Engine, 'store' | 'logId'>,
  query: object,
  lastEventId: string | undefined,
): Promise<Position | undefined> {
  const { after, ...unknown } = query as Readonly<Record<string, string>>;
  const [name] = Object.keys(unknown);
  if (name !== undefined)
    throw invalidRequest({ pointer: `?${name}`, detail: 'is not a parameter that is known here; leave it out' });
  const asked = lastEventId ?? after;
  if (asked === undefined) return store.head();
  const position = asked.includes('.') ? positionFrom(asked, logId, '?after') : asked;
  try {
    await store.readAll(position, { limit: 1 });
    return position;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidRequest({ pointer: '?after', detail: 'must be a position of this installation' });
  }
}
