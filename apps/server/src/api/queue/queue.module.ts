import { Module } from '@nestjs/common';
import { ListQueueHandler } from './list-queue.handler.js';
import { QueueController } from './queue.controller.js';

@Module({ controllers: [QueueController], providers: [ListQueueHandler] })
export class QueueModule {}
