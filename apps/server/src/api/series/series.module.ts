import { Module } from '@nestjs/common';
import { GetSeriesHandler } from './get-series.handler.js';
import { SeriesController } from './series.controller.js';

@Module({ controllers: [SeriesController], providers: [GetSeriesHandler] })
export class SeriesModule {}
