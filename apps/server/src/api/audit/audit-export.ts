import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from '../../engine/engine.js';
import type { Answer } from '../http/answer.js';
import type { Chunks } from '../http/live-streams.js';
import { positionText } from '../http/position-header.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import { AuditPages } from './audit-pages.js';
import { eventView } from './event.view.js';
import { exportFormats } from './export-format.js';
import type { ExportQuery } from './export-query.js';
import { shownIn } from './shown-in.js';
import { whoFilter } from './who.js';

/** U5: the audit as a file, of any length, in the memory of one page. */
@Injectable()
export class AuditExport {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'directory' | 'store' | 'logId'>,
    private readonly readModels: ReadModels,
    private readonly pages: AuditPages,
  ) {}

  async of(
    environmentId: string,
    { format, asked }: ExportQuery,
  ): Promise<{ readonly chunks: Chunks; readonly about: Answer['about'] }> {
    const models = await this.readModels.at({ after: undefined, asOf: asked.moment.asOf ?? (await this.now()) });
    const who = await whoFilter(this.engine.directory, asked);
    const where = [{ field: 'environmentId', in: shownIn(environmentId) }, ...who, ...asked.rows.where];
    const { contentType, head, line } = exportFormats[format];
    const { pages } = this;
    async function* chunks(): AsyncGenerator<string> {
      if (head !== '') yield head;
      for await (const events of pages.of(models, where)) yield events.map((event) => line(eventView(event))).join('');
    }
    const { position, time } = models.past ?? {};
    const headers = {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="audit-${environmentId}-${position ?? ''}.${format}"`,
      'Cache-Control': 'no-store',
    };
    const today = who.length > 0 ? ['who'] : [];
    return { chunks, about: { position, lagMs: 0, ...(time === undefined ? {} : { asOf: time }), today, headers } };
  }

  /** An export ends where the log ended when it began, however much is written meanwhile. */
  private async now(): Promise<string> {
    return positionText((await this.engine.store.head()) ?? '', this.engine.logId);
  }
}
