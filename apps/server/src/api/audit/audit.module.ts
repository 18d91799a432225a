import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditedEvents } from './audited-events.js';
import { ListAuditHandler } from './list-audit.handler.js';

@Module({ controllers: [AuditController], providers: [ListAuditHandler, AuditedEvents] })
export class AuditModule {}
