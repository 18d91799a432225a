import { Inject, Injectable } from '@nestjs/common';
import type { AuditRow } from '#projections/audit/audit.projection.js';
import type { RowQuery } from '#runtime/row-query.js';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import { asOfFrom } from './as-of.js';
import { isoTime } from './iso-time.js';
import type { PastMoment } from './moment.js';
import { Problem } from './problem.js';
import { READ_YOUR_WRITES_MS } from './read-your-writes.js';
import { upTo } from './up-to.js';

/** Of the events recorded after a time, so many of the first ones are asked which stands first in the log. */
const NEAREST_EVENTS = 100;
/**
 * How far before an event is looked for one of a later time. Servers carry the database's time, so their clocks differ by a few
 * milliseconds; this many events take a quarter of a second at the fastest.
 */
const LOOK_BACK_EVENTS = 500;

/**
 * Finds moments of the past in the audit, which has a row for every event. The time of a position is the latest `recordedAt` up to
 * it, so a time means the last position before the first event that was recorded later. The order of the log is nearly that of
 * time: candidates are found by time, and then looked back from by position until a whole stretch holds none that is later.
 */
@Injectable()
export class PastMoments {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Throws a {@link Problem} for a moment that has not come, or was before the log began. */
  async of(asOf: string): Promise<PastMoment> {
    const { store, clock, logId } = this.engine;
    const asked = asOfFrom(asOf, logId);
    const now = clock.now();
    const head = await store.head();
    if (head === undefined || ('time' in asked ? asked.time > now : asked.position > head))
      throw new Problem('moment-in-the-future');
    // What the audit has not seen yet might have happened before the moment.
    if (!(await this.engine.caughtUp('audit', head, READ_YOUR_WRITES_MS)))
      throw new Problem('read-model-behind', {
        detail: 'The audit, by which moments are found, does not show all events yet: ask again a little later.',
      });
    return 'time' in asked ? this.#atTime(asked.time) : this.#atPosition(asked.position);
  }

  async #atTime(time: number): Promise<PastMoment> {
    let later = await this.#firstOfLater(time);
    for (;;) {
      const before = await this.#lastBefore(later);
      const earlier = before.findLast(({ recordedAt }) => recordedAt > time);
      if (earlier !== undefined) {
        later = earlier.position;
        continue;
      }
      const [last] = before;
      return last === undefined ? this.#refuse() : { position: last.position, time };
    }
  }

  /** Of the events recorded after a time, a position that the first of them does not stand behind. */
  async #firstOfLater(time: number): Promise<string | undefined> {
    const where = [{ field: 'recordedAt', atLeast: time + 1 }];
    const later = await this.#rows({ where, orderBy: { field: 'recordedAt' }, limit: NEAREST_EVENTS });
    return later.map(({ position }) => position).sort()[0];
  }

  async #atPosition(position: string): Promise<PastMoment> {
    const before = await this.#lastBefore(undefined, position);
    const [last] = before;
    if (last === undefined) return this.#refuse();
    return { position: last.position, time: Math.max(...before.map(({ recordedAt }) => recordedAt)) };
  }

  /** The last events before a position, or up to one; newest first. */
  #lastBefore(before: string | undefined, last?: string): Promise<readonly AuditRow[]> {
    const where = [
      ...(before === undefined ? [] : [{ field: 'key', below: before }]),
      ...(last === undefined ? [] : [upTo(last)]),
    ];
    return this.#rows({ where, orderBy: { field: 'key', descending: true }, limit: LOOK_BACK_EVENTS });
  }

  async #refuse(): Promise<never> {
    const [first] = await this.#rows({ limit: 1 });
    const began = first === undefined ? '' : ` It began at ${isoTime(first.recordedAt)}.`;
    throw new Problem('moment-before-the-log', { detail: `Send a moment after the installation began.${began}` });
  }

  async #rows(query: RowQuery): Promise<readonly AuditRow[]> {
    const { rows } = await this.engine.rows.query(this.engine.table('audit'), query);
    return rows.map(({ body }) => JSON.parse(body) as AuditRow);
  }
}
