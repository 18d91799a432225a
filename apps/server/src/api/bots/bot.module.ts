import { Module } from '@nestjs/common';
import { GetBotHandler } from './get-bot.handler.js';
import { ListBotsHandler } from './list-bots.handler.js';
import { BotController } from './bot.controller.js';

@Module({ controllers: [BotController], providers: [ListBotsHandler, GetBotHandler] })
export class BotModule {}
