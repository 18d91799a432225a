import type { Group } from '../client/views.js';
import { relativeTime } from '../output/times.js';
import type { Column } from '../output/table.js';

/** S68, as far as hosted groups have it. */
export const groupColumns: readonly Column<Group>[] = [
  { head: 'GROUP', value: ({ name }) => name, flexible: 'cut' },
  { head: 'STATUS', value: status },
  { head: 'BOTS', value: ({ bots, maximum }) => `${bots.idle + bots.busy}/${maximum}` },
  { head: 'RUNNING', value: ({ runs }) => runs.running },
  { head: 'QUEUED', value: ({ runs }) => runs.queued },
  { head: 'ACCESS', value: ({ access }) => access },
  { head: 'ID', value: ({ groupId }) => groupId },
  { head: 'DESCRIPTION', value: ({ description }) => description, flexible: 'cut' },
];

export function groupFacts(group: Group, now: number): [Group, readonly (readonly [string, string | number])[]] {
  const { bots, runs } = group;
  return [
    group,
    [
      ['Group', group.name],
      ['Id', group.groupId],
      ['Description', group.description],
      ['Status', status(group)],
      ['Committed', group.committed],
      ['Maximum', group.maximum],
      ['Image', `${group.image.imageId} version ${group.image.version}`],
      ['Access', group.access],
      ['Session', group.sessionReuse ? 'reused from run to run' : 'fresh for each run'],
      ['Bots', `${bots.idle} idle, ${bots.busy} busy, ${bots.provisioning} provisioning, ${bots.leaving} leaving`],
      ['Runs', `${runs.running} running, ${runs.queued} queued`],
      [
        'Ended',
        `${runs.succeeded} succeeded, ${runs.failed} failed, ${runs.cancelled} cancelled, ${runs.timedOut} timed out`,
      ],
      ['Made', relativeTime(group.createdAt, now)],
      ['Configuration', group.configuration],
    ],
  ];
}

function status({ status: at, deletionReason }: Group): string {
  return deletionReason === 'inactivity' ? `${at} (inactive)` : at;
}
