import { Text } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import type { HostedGroupView } from '../generated/api.gen.js';
import { Person } from '../ui/person.js';
import { StateBadge } from '../ui/state-badge.js';
import { TextLink } from '../ui/text-link.js';
import { accessLabels, stateOfGroup } from './group-words.js';

/** S68: name, description, machines, flows running and queued, access, owner. */
export const groupColumns: ColumnDef<HostedGroupView>[] = [
  {
    header: 'Name',
    meta: { sort: 'name' },
    cell: ({ row: { original: group } }) => (
      <TextLink to="/environments/$environmentId/groups/$groupId" params={group} fw={550}>
        {group.name}
      </TextLink>
    ),
  },
  {
    header: 'Description',
    meta: { wide: true },
    cell: ({ row: { original: group } }) => (
      <Text fz="inherit" c="dimmed" truncate maw={280}>
        {group.description}
      </Text>
    ),
  },
  {
    header: 'State',
    cell: ({ row: { original: group } }) => <StateBadge state={stateOfGroup(group)} />,
  },
  {
    header: 'Machines',
    meta: { align: 'right', wide: true },
    cell: ({ row: { original: group } }) => `${botsOf(group)} of ${group.maximum}`,
  },
  {
    header: 'Running',
    meta: { align: 'right', sort: 'running' },
    cell: ({ row: { original: group } }) => group.runs.running,
  },
  {
    header: 'Queued',
    meta: { align: 'right', sort: 'queued' },
    cell: ({ row: { original: group } }) => group.runs.queued,
  },
  {
    header: 'Access',
    meta: { wide: true },
    cell: ({ row: { original: group } }) => accessLabels[group.access] ?? group.access,
  },
  {
    header: 'Owner',
    meta: { wide: true },
    cell: ({ row: { original: group } }) => <Person id={group.ownerId} />,
  },
];

export const botsOf = ({ bots }: Pick<HostedGroupView, 'bots'>): number =>
  bots.provisioning + bots.idle + bots.busy + bots.leaving;
