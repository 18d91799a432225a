import { Injectable } from '@nestjs/common';
import type { Recorded } from '#kernel/message.js';
import type { AuditRow } from '#projections/audit/audit.projection.js';
import type { RowCursor, RowFilter } from '#runtime/row-query.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';
import { AuditedEvents } from './audited-events.js';

const PAGE_EVENTS = 500;

/** All events of a filter, oldest first. The next page is read when the one before has been taken, so one is in memory at a time. */
@Injectable()
export class AuditPages {
  constructor(private readonly events: AuditedEvents) {}

  async *of(models: ModelsAtMoment, where: readonly RowFilter[]): AsyncGenerator<readonly Recorded[]> {
    for (let after: RowCursor | undefined, more = true; more;) {
      const behind = after === undefined ? {} : { after };
      const { page } = await models.page('audit', { where, limit: PAGE_EVENTS, ...behind });
      const rows = page.rows.map(({ body }) => JSON.parse(body) as AuditRow);
      if (rows.length > 0) yield await this.events.behind(after?.key, rows);
      after = page.next;
      more = after !== undefined;
    }
  }
}
