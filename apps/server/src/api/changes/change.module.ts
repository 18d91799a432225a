import { Module } from '@nestjs/common';
import { ChangeController } from './change.controller.js';

@Module({ controllers: [ChangeController] })
export class ChangeModule {}
