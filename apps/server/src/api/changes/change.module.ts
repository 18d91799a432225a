import { Module } from '@nestjs/common';
import { ChangeController } from './change.controller.js';
import { ToldChanges } from './told-changes.js';

@Module({ controllers: [ChangeController], providers: [ToldChanges] })
export class ChangeModule {}
