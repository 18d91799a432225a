import type { Run } from '../client/views.js';
import { relativeTime, timeBetween } from '../output/times.js';
import type { Column } from '../output/table.js';

export const runColumns: readonly Column<Run>[] = [
  { head: 'RUN', value: ({ runId }) => runId },
  { head: 'STATUS', value: statusOf },
  { head: 'FLOW', value: ({ flowName }) => flowName ?? '–', flexible: 'cut' },
  { head: 'QUEUED', value: ({ queuedAt }, now) => relativeTime(queuedAt, now) },
  { head: 'TOOK', value: ({ startedAt, endedAt }, now) => timeBetween(startedAt, endedAt, now) },
];

export function runFacts(run: Run, now: number): [Run, readonly (readonly [string, string | number])[]] {
  const optional = [
    ['Explanation', run.explanation],
    ['Detail', run.detail],
    ['Exit code', run.exitCode],
    ['Reference', run.correlationId],
    ['Bot', run.botId],
  ] as const;
  return [
    run,
    [
      ['Run', run.runId],
      ['Status', statusOf(run)],
      ['Flow', `${run.flowName ?? '–'} version ${run.flowVersion}`],
      ['Group', run.groupName ?? run.groupId],
      ['Priority', run.priority],
      ['Queued', relativeTime(run.queuedAt, now)],
      ['Waited', timeBetween(run.queuedAt, run.startedAt ?? run.endedAt, now)],
      ['Ran', timeBetween(run.startedAt, run.endedAt, now)],
      ['Outputs', `${run.outputsBytes} bytes`],
      ...optional.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
    ],
  ];
}

function statusOf({ status, code }: Run): string {
  return code === null ? status : `${status} (${code})`;
}
