import { Text } from '@mantine/core';
import { useContext } from 'react';
import type { ColumnDef } from '@tanstack/react-table';
import type { HostedGroupView } from '#protocol/generated/api.gen.js';
import { CellLink } from '../ui/cell-link.js';
import { Me, Person } from '../ui/person.js';
import { StateBadge } from '../ui/state-badge.js';
import { accessLabels, accessOf, stateOfGroup } from './group-words.js';
import { columnOf } from '../ui/column.js';

const column = columnOf<HostedGroupView>();

/** S68: name, description, machines, flows running and queued, access, owner. */
export const groupColumns: ColumnDef<HostedGroupView>[] = [
  column(
    'Name',
    (group) => (
      <CellLink to={`/groups/${group.groupId}`} strong>
        {group.name}
      </CellLink>
    ),
    { sort: 'name' },
  ),
  column(
    'Description',
    (group) => (
      <Text fz="inherit" c="dimmed" truncate maw={280}>
        {group.description}
      </Text>
    ),
    { wide: true },
  ),
  column('State', (group) => <StateBadge state={stateOfGroup(group)} />),
  column('Machines', (group) => `${botsOf(group)} of ${group.maximum}`, { align: 'right', wide: true }),
  column('Running', (group) => group.runs.running, { align: 'right', sort: 'running' }),
  column('Queued', (group) => group.runs.queued, { align: 'right', sort: 'queued' }),
  column('Runs as', (group) => accessLabels[group.access] ?? group.access, { widest: true, whole: true }),
  column('Access', (group) => <MyAccess group={group} />, { wide: true, whole: true }),
  column('Owner', (group) => <Person id={group.ownerId} />, { wide: true }),
];

const MyAccess = ({ group }: { readonly group: HostedGroupView }) => accessOf(group, useContext(Me));

export const botsOf = ({ bots }: Pick<HostedGroupView, 'bots'>): number =>
  bots.provisioning + bots.idle + bots.busy + bots.leaving;
