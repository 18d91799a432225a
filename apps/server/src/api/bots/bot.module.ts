import { Module } from '@nestjs/common';
import { ListBotsHandler } from './list-bots.handler.js';
import { BotController } from './bot.controller.js';

@Module({ controllers: [BotController], providers: [ListBotsHandler] })
export class BotModule {}
