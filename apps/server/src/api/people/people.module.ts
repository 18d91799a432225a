import { Module } from '@nestjs/common';
import { NamePeopleHandler } from './name-people.handler.js';
import { PeopleController } from './people.controller.js';

@Module({ controllers: [PeopleController], providers: [NamePeopleHandler] })
export class PeopleModule {}
