import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import type { PeopleView } from './person.dto.js';

export class NamePeople extends Query<PeopleView> {
  constructor(readonly subjectIds: readonly string[]) {
    super();
  }
}

/** Events know people by their ids only (U12); what they are called today is asked of the directory. */
@QueryHandler(NamePeople)
export class NamePeopleHandler implements IQueryHandler<NamePeople> {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'directory'>) {}

  async execute({ subjectIds }: NamePeople): Promise<PeopleView> {
    const known = await this.engine.directory.get(subjectIds);
    const items = subjectIds.flatMap((subjectId) => {
      const subject = known.get(subjectId);
      return subject === undefined ? [] : [{ subjectId, displayName: subject.displayName }];
    });
    return { items };
  }
}
