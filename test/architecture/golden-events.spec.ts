import { join } from 'node:path';
import { isDeepStrictEqual as isEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { Message } from '#kernel/message.js';
import { rowsOf } from '#kernel/testing/fold-spec.js';
import { eventCatalogue } from '#domain/event-catalogue.js';
import { projections } from '#projections/all.js';
import { sagas } from '#sagas/all.js';
import { machine } from '#sagas/machine.effect.js';
import { commandTable } from '../../apps/server/src/engine/command-table.js';
import { fieldsOfEvents } from '../../scripts/docs/event-fields.js';
import { goldenFaults } from '../golden/golden-faults.js';
import { goldenFiles, newest, type Golden } from '../golden/golden-files.js';
import { storyUpTo } from '../golden/stories.js';
import { repository } from './repository.js';

const golden = goldenFiles(join(repository, 'test/golden/events'));
/** It begins a stream whose state is made of what follows. */
const UNREMEMBERED = 'InstallationCreated';
const ONLY_IN_THE_AUDIT = ['InstallationCreated', 'PoisonEventSkipped'];
const kindOf = (type: string): string => eventCatalogue[type as keyof typeof eventCatalogue].kind;
const deciders = new Map(Object.values(commandTable).map(({ decider }) => [decider.kind, decider]));

describe('every type of event, as it was written', () => {
  it('has a golden file for each version, with the fields that the code knows', () => {
    expect(goldenFaults(golden, eventCatalogue, fieldsOfEvents(repository))).toEqual([]);
  });

  it.each(golden)('$name is remembered by its decider', ({ type }) => {
    const decider = deciders.get(kindOf(type));
    if (decider === undefined) throw new Error(`no decider of kind ${kindOf(type)}`);
    const own = story(type).filter((event) => kindOf(event.type) === decider.kind);
    const state = own.reduce<unknown>((before, event) => decider.evolve(before, event as never), decider.initial);
    expect(isEqual(state, decider.initial)).toBe(type === UNREMEMBERED);
  });

  it.each(golden)('$name is folded by every projection, saga and effect', ({ type }) => {
    const made = [...projections, ...sagas, machine].filter(
      ({ on }) => Object.keys(rowsOf<unknown, Message>(on as never, story(type))).length > 0,
    );
    const names = made.map(({ name }) => name);
    expect(names).toContain('audit');
    expect(names.length > 1).toBe(!ONLY_IN_THE_AUDIT.includes(type));
  });
});

describe('a golden file', () => {
  const catalogue = { RunEnqueued: { schemaVersion: 2 } };
  const fields = new Map([
    [
      'RunEnqueued',
      [
        { name: 'runId', optional: false },
        { name: 'label', optional: true },
      ],
    ],
  ]);
  const enqueued = (schemaVersion: number, data: object): Golden => ({
    name: `RunEnqueued.v${schemaVersion}.json`,
    type: 'RunEnqueued',
    schemaVersion,
    data,
  });

  it('is missed', () => {
    expect(goldenFaults([enqueued(1, { runId: '1' })], catalogue, fields)).toEqual([
      'RunEnqueued.v2.json is missing; npm run golden writes it from an example',
    ]);
  });

  it('shows a field that was renamed, and one that was added without being optional', () => {
    const old = [enqueued(1, { id: '1' }), enqueued(2, { runId: '1', label: 'a' })];
    expect(goldenFaults(old, catalogue, fields)).toEqual([
      'RunEnqueued.v1.json has no runId, which the code counts on',
      'RunEnqueued.v1.json has id, which the code has forgotten',
    ]);
  });

  it('shows a type that was taken away', () => {
    const old = [{ name: 'RunMoved.v1.json', type: 'RunMoved', schemaVersion: 1, data: {} }];
    expect(goldenFaults(old, {}, fields)).toEqual(['RunMoved is in old logs, but no longer in the catalogue']);
  });
});

/** What happened before an event of this type, and the event itself, all from golden files. */
const story = (type: string): Message[] => [...storyUpTo(type), type].map((each) => newest(golden, each));
