import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '#kernel/message.js';
import type { Slice } from '#event-store/event-store.js';
import type { Engine } from '../../engine/engine.js';
import { positionText } from '../http/position-header.js';
import { serverSentEvent } from '../http/server-sent-events.js';
import { ENGINE } from '../tokens.js';
import { changedRows, type ChangedRow } from './changed-rows.js';
import type { Followed } from './followed-projections.js';

/** Enough for who is a little slower than the others. */
const KEPT = 64;

export type Following = { readonly environmentId: string; readonly followed: readonly Followed[] };

/** What is told of a part of the log, worked out once for all who follow the same: fifty open windows cost little more than one. */
@Injectable()
export class ToldChanges {
  readonly #told = new Map<string, Promise<string>>();

  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** The text of all "change" events that a slice makes, as soon as every list that is followed can show them. */
  of(following: Following, after: Position | undefined, slice: Slice): Promise<string> {
    const names = following.followed.map(({ name }) => name).join();
    const part = [following.environmentId, names, after, slice.position].join(' ');
    const known = this.#told.get(part);
    if (known !== undefined) return known;
    const told = this.#tell(following, slice);
    this.#told.set(part, told);
    told.catch(() => this.#told.delete(part));
    if (this.#told.size > KEPT) this.#told.delete(this.#told.keys().next().value as string);
    return told;
  }

  async #tell({ environmentId, followed }: Following, { events, position }: Slice): Promise<string> {
    const changes = changedRows(events, environmentId, followed);
    if (changes.length === 0 || position === undefined) return '';
    await Promise.all(followed.map(({ name }) => this.engine.caughtUp(name, position, Infinity)));
    const present = await this.#presentOf(changes);
    const told = changes.map((change, index) => {
      // Of several changes at one position only the last one carries it: who has seen the others only must get it again.
      const isWhole = changes[index + 1]?.position !== change.position;
      const { projection, key } = change;
      const deleted = present.get(projection)?.has(key) === true ? {} : { deleted: true };
      const text = positionText(change.position, this.engine.logId);
      return serverSentEvent('change', isWhole ? text : undefined, { projection, key, ...deleted, position: text });
    });
    return told.join('');
  }

  async #presentOf(changes: readonly ChangedRow[]): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
    const { rows, table } = this.engine;
    const names = [...new Set(changes.map(({ projection }) => projection))];
    const loaded = names.map(async (name) => {
      const keys = changes.flatMap(({ projection, key }) => (projection === name ? [key] : []));
      return [name, await rows.load(table(name), keys)] as const;
    });
    return new Map(await Promise.all(loaded));
  }
}
