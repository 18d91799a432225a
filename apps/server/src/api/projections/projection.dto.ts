import { Flag, OneOf, Shape, Text, Time, Whole } from '../http/fields.js';

const name = { meaning: 'The name of the projection, saga or effect.', maximum: 100, example: 'runs' };
const version = { meaning: 'The version of its folds.', minimum: 1, maximum: 1_000_000 };
const position = {
  meaning: 'Up to where it has folded the log; null before its first event.',
  maximum: 100,
  nullable: true,
} as const;

export class ProjectionView {
  @Text(name)
  name: string;

  @OneOf({
    meaning: 'projection: rows for people; saga: what comes next, and when; effect: what should be there outside.',
    values: ['projection', 'saga', 'effect'],
  })
  kind: string;

  @Whole(version)
  version: number;

  @Text(position)
  position: string | null;

  @Whole({ meaning: 'How far it is behind the log, in milliseconds.', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
  lagMs: number;

  @Flag({ meaning: 'Whether it has folded the whole log.' })
  atHead: boolean;

  @Whole({ meaning: 'Rows that wait for a person.', minimum: 0, maximum: 1e9 })
  parked: number;
}

export class ProjectionsView {
  @Shape(() => ProjectionView, { meaning: 'By name.', list: true })
  items: ProjectionView[];
}

export class DifferenceView {
  @Text({ meaning: "The row's key.", maximum: 300 })
  key: string;

  @OneOf({
    meaning:
      'missing in the live rows, unexpected there, other than it should be; due: the row is right, and what it wants is due at another time.',
    values: ['missing', 'unexpected', 'other', 'due'],
  })
  difference: string;
}

export class ComparisonView {
  @Text(name)
  projection: string;

  @Whole(version)
  version: number;

  @Text(position)
  position: string | null;

  @Whole({ meaning: 'Present rows that were compared.', minimum: 0, maximum: 1e9 })
  rows: number;

  @Whole({ meaning: 'Former versions of rows that were compared.', minimum: 0, maximum: 1e9 })
  versions: number;

  @Whole({ meaning: 'Of sagas and effects: due times that were compared.', minimum: 0, maximum: 1e9 })
  dueTimes: number;

  @Flag({ meaning: 'Whether the live rows equal the rebuilt ones, byte for byte.' })
  equal: boolean;

  @Shape(() => DifferenceView, { meaning: 'Where they differ; the first of them.', list: true })
  differences: DifferenceView[];
}

export class ParkedView {
  @Text({ meaning: 'Which runner parked it.', maximum: 100 })
  runner: string;

  @Text({ meaning: "The row's key.", maximum: 300 })
  key: string;

  @Text({ meaning: 'The event that it stopped at.', maximum: 100 })
  position: string;

  @Text({ meaning: "That event's id; empty where a command was refused after it.", maximum: 100 })
  eventId: string;

  @Text({ meaning: 'What that event says.', maximum: 100, nullable: true, example: 'RunStarted' })
  eventType: string | null;

  @OneOf({
    meaning: 'event: it could not be folded, and can be skipped; command: what followed from it was refused.',
    values: ['event', 'command'],
  })
  stoppedAt: string;

  @Text({ meaning: 'Why.', maximum: 2_000 })
  reason: string;

  @Time({ meaning: 'Since when.' })
  parkedAt: string;
}

export class ParkedListView {
  @Shape(() => ParkedView, { meaning: 'Oldest first.', list: true })
  items: ParkedView[];
}
