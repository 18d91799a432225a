import { expect, it } from '@jest/globals';
import { repository, sourceFiles } from './repository.js';
import { treeOf } from './temporary-tree.js';
import { looseEnds, messageTypes } from './wiring.js';

it('carries out every command, lists every event, projection and saga, performs every effect', () => {
  expect(messageTypes(sourceFiles(repository), 'commands').length).toBeGreaterThan(30);
  expect(looseEnds(repository)).toEqual([]);
});

it('notices what is wired to nothing', () => {
  const root = treeOf({
    'libs/domain/run/run.commands.ts':
      "export type RunCommand = Message<'EnqueueRun', object> | Message<'ForgetRun', object>;",
    'libs/domain/run/run.events.ts':
      "export type RunEvent = Message<'RunEnqueued', object> | Message<'RunForgotten', object>;",
    'libs/domain/event-catalogue.ts':
      "export const eventCatalogue = { RunEnqueued: first('run') } as const satisfies object;",
    'apps/server/src/engine/command-table.ts': 'export const commandTable: Table = { EnqueueRun: run(true) };',
    'apps/server/src/orchestrator/orchestrator.ts': "import { machine } from '#sagas/machine.effect.js';",
    'projections/all.ts': "import { queue } from './queue/queue.projection.js';",
    'projections/queue/queue.projection.ts': '',
    'projections/runs/runs.projection.ts': '',
    'libs/sagas/all.ts': "import { runTimeout } from './run-timeout.saga.js';",
    'libs/sagas/run-timeout.saga.ts': '',
    'libs/sagas/bot-provisioning.saga.ts': '',
    'libs/sagas/machine.effect.ts': '',
    'libs/sagas/disk.effect.ts': '',
  });
  expect(looseEnds(root)).toEqual([
    'ForgetRun is not in the command table',
    'RunForgotten is not in the event catalogue',
    'projections/runs/runs.projection.ts is not in projections/all.ts',
    'libs/sagas/bot-provisioning.saga.ts is not in libs/sagas/all.ts',
    'libs/sagas/disk.effect.ts is performed by nobody',
  ]);
});
