import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { V1 } from '../http/address.js';
import { textsOf, unknownParameter } from '../http/list-query.js';
import { Operation } from '../http/operation.decorator.js';
import { invalidRequest } from '../http/problem.js';
import { NamePeople } from './name-people.handler.js';
import { PeopleView } from './person.dto.js';

const MAX_PEOPLE = 100;
const MAX_ID_CHARACTERS = 100;

@ApiTags('People')
@Controller(`${V1}/people`)
export class PeopleController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiQuery({
    name: 'subjectIds',
    schema: { type: 'string' },
    description: `At most ${MAX_PEOPLE} subject ids, with commas between them.`,
  })
  @Operation('namePeople', { summary: 'Show what people are called today, by their subject ids', answers: PeopleView })
  name(@Query() query: object): Promise<PeopleView> {
    const { subjectIds = '', ...unknown } = textsOf(query);
    const [name] = Object.keys(unknown);
    if (name !== undefined) throw unknownParameter(name);
    return this.queries.execute(new NamePeople(idsFrom(subjectIds)));
  }
}

function idsFrom(text: string): readonly string[] {
  const ids = [...new Set(text.split(','))].filter((id) => id !== '');
  if (ids.length > 0 && ids.length <= MAX_PEOPLE && ids.every((id) => id.length <= MAX_ID_CHARACTERS)) return ids;
  throw invalidRequest({
    pointer: '?subjectIds',
    detail: `must be 1 to ${MAX_PEOPLE} subject ids, with commas between`,
  });
}
