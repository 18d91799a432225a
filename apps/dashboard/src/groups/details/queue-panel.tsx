import { Stack } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { queue, runs } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { usePages } from '../../api/use-pages.js';
import { runColumns } from '../../runs/run-columns.js';
import { StartRunButton } from '../../runs/start/start-run-button.js';
import { DataTable } from '../../ui/data-table.js';
import { Empty } from '../../ui/empty.js';
import { ListPanel } from '../../ui/list-panel.js';
import { Panel } from '../../ui/panel.js';
import { PresentOnly } from '../../ui/present-only.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { NextToRun } from './next-to-run.js';
import type { OfGroup } from './of-group.js';
import { queueColumns } from './queue-columns.js';

const REFRESH_ESTIMATES_MS = 15_000;
const shownOfRunning = ['Run', 'State', 'Started', 'Duration', 'Bot', 'Actions'];
const runningColumns = runColumns.filter(({ header }) => shownOfRunning.includes(String(header)));

/** S72: what runs, what is next to run, and why each other run waits (U3). */
export function QueuePanel({ group }: OfGroup) {
  const { groupId } = group;
  const waiting = usePages(queue, { query: { groupId, limit: 100 }, everyMs: REFRESH_ESTIMATES_MS });
  const running = useAnswer(runs, { query: { groupId, status: 'running,cancelling', sort: '-startedAt', limit: 50 } });
  const next = waiting.data?.pages[0]?.items[0];
  return (
    <Stack>
      <ProblemAlert error={running.error} />
      {next !== undefined && <NextToRun run={next} />}
      {(running.data?.items.length ?? 0) > 0 && (
        <Panel flush title={`Running (${group.runs.running})`}>
          <DataTable
            label="Running"
            columns={runningColumns}
            rows={running.data?.items ?? []}
            rowKey={({ runId }) => runId}
            empty={null}
          />
        </Panel>
      )}
      <ListPanel
        answer={waiting}
        title={`Queued (${group.runs.queued})`}
        label="Run queue"
        columns={queueColumns}
        rowKey={({ runId }) => runId}
        empty={
          <Empty
            icon={IconInbox}
            title="No run waits"
            action={<PresentOnly>{group.status === 'active' && <StartRunButton groupId={groupId} />}</PresentOnly>}
          >
            Runs appear here as they are queued, in the order in which they will start.
          </Empty>
        }
      />
    </Stack>
  );
}
