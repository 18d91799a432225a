import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditExport } from './audit-export.js';
import { AuditPages } from './audit-pages.js';
import { AuditedEvents } from './audited-events.js';
import { ListAuditHandler } from './list-audit.handler.js';
import { ListStoryHandler } from './list-story.handler.js';
import { StoryController } from './story.controller.js';

@Module({
  controllers: [AuditController, StoryController],
  providers: [ListAuditHandler, ListStoryHandler, AuditedEvents, AuditPages, AuditExport],
})
export class AuditModule {}
