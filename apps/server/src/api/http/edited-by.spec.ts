import { expect, it } from '@jest/globals';
import { runs } from '#projections/runs/runs.projection.js';
import { rowsOf } from '#kernel/testing/fold-spec.js';
import { runCancelledInQueue, runEnqueued } from '../../../../../test/support/events/run-events.js';
import { editedBy } from './edited-by.js';

type Engine = Parameters<typeof editedBy>[0];
type Handled = Parameters<typeof editedBy>[3];

const edit = { position: '9', events: [{ ...runCancelledInQueue(), position: '9' }] } as unknown as Handled;

/** A read model that has not seen the edit within the time that an answer waits. */
const behind = (row?: unknown): Engine =>
  ({
    caughtUp: () => Promise.resolve(false),
    table: () => ({}),
    rows: {
      load: () =>
        Promise.resolve(new Map(row === undefined ? [] : [['run-1', { body: JSON.stringify(row), from: '5' }]])),
    },
  }) as unknown as Engine;

it('shows the edit on the row that a read model behind has', async () => {
  const row = rowsOf(runs.on, [runEnqueued()])['run-1'];
  await expect(editedBy(behind(row), runs, 'run-1', edit)).resolves.toMatchObject({ status: 'cancelled' });
});

it('S72 says that what was done can not be shown yet where the read model does not know the run', async () => {
  await expect(editedBy(behind(), runs, 'run-1', edit)).rejects.toMatchObject({ code: 'read-model-behind' });
});
