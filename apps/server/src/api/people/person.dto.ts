import { Shape, Text } from '../http/fields.js';

export class PersonView {
  @Text({ meaning: 'By which events and lists know the person.', maximum: 100 })
  subjectId: string;

  @Text({ meaning: 'What the person is called today.', maximum: 200, example: 'Ada Lovelace' })
  displayName: string;
}

export class PeopleView {
  @Shape(() => PersonView, {
    meaning: 'Those who have a name, in the order asked for. Who was erased, or is a part of the product, has none.',
    list: true,
  })
  items: PersonView[];
}
