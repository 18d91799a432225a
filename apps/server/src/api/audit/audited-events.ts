import { Inject, Injectable } from '@nestjs/common';
import type { Position, Recorded } from '#kernel/message.js';
import type { AuditRow } from '#projections/audit/audit.projection.js';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';

/** Revisions of one stream that stand this close are read at once. */
const NEAR_REVISIONS = 50;

type Stretch = { readonly stream: string; readonly from: number; to: number };

/** Events as the log holds them, by their rows in the audit. */
@Injectable()
export class AuditedEvents {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'store'>) {}

  /** In the order of the rows. */
  async of(rows: readonly AuditRow[]): Promise<readonly Recorded[]> {
    const read = await Promise.all(
      stretchesOf(rows).map(({ stream, from, to }) => this.engine.store.read(stream, from, to - from + 1)),
    );
    return inOrder(rows, read.flat());
  }

  /**
   * The same for rows in the order of the log that stand behind a position. Where most events are wanted, one look at the log finds
   * them; the rest is read stream by stream.
   */
  async behind(after: Position | undefined, rows: readonly AuditRow[]): Promise<readonly Recorded[]> {
    const { events } = await this.engine.store.readAll(after, { limit: 2 * rows.length });
    const found = new Set(events.map(placeOf));
    return inOrder(rows, [...events, ...(await this.of(rows.filter((row) => !found.has(placeOf(row)))))]);
  }
}

function inOrder(rows: readonly AuditRow[], events: readonly Recorded[]): readonly Recorded[] {
  const byPlace = new Map(events.map((event) => [placeOf(event), event]));
  return rows.flatMap((row) => byPlace.get(placeOf(row)) ?? []);
}

/** One event stands there. In logs of before, a command that was carried out twice in a month gave both events one id. */
const placeOf = ({ stream, revision }: { readonly stream: string; readonly revision: number }): string =>
  `${stream} ${revision}`;

/** A page of one run's story is one read, not twenty. */
function stretchesOf(rows: readonly AuditRow[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const open = new Map<string, Stretch>();
  for (const { stream, revision } of rows.toSorted((a, b) => a.revision - b.revision)) {
    const near = open.get(stream);
    if (near !== undefined && revision - near.to <= NEAR_REVISIONS) {
      near.to = revision;
      continue;
    }
    const stretch = { stream, from: revision, to: revision };
    open.set(stream, stretch);
    stretches.push(stretch);
  }
  return stretches;
}
