import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconHistory, IconScale } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { scalingDecisions } from '../../api/endpoints.js';
import { usePages } from '../../api/use-answer.js';
import type { ScalingDecisionView } from '../../generated/api.gen.js';
import { useMoment } from '../../time-travel/moment.js';
import { DataTable } from '../../ui/data-table.js';
import { Empty } from '../../ui/empty.js';
import { useListOf } from '../../ui/list-of.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';
import type { OfGroup } from './of-group.js';

/** U2: every scaling decision explains itself. */
export function DecisionsPanel({ group }: OfGroup) {
  const answer = usePages(scalingDecisions, { query: { groupId: group.groupId, limit: 100, sort: '-decidedAt' } });
  const list = useListOf(answer);
  return (
    <Panel
      flush
      title="Scaling decisions"
      about="Written down whenever the result, its rule or what limits it changes."
    >
      <ProblemAlert error={answer.error} />
      <DataTable
        {...list}
        label="Scaling decisions"
        columns={columns}
        rowKey={({ decidedAt, result, rule, bots }) => `${decidedAt}${result}${rule}${bots}`}
        tall={list.rows.length > 60}
        empty={
          <Empty icon={IconScale} title="Nothing had to be decided yet">
            The first waiting run makes the first decision.
          </Empty>
        }
      />
    </Panel>
  );
}

const columns: ColumnDef<ScalingDecisionView>[] = [
  { header: 'Decided', cell: ({ row: { original: decision } }) => <When time={decision.decidedAt} /> },
  { header: 'Result', cell: ({ row: { original: decision } }) => <StateBadge state={decision.result} /> },
  { header: 'Bots', meta: { align: 'right' }, cell: ({ row: { original: decision } }) => decision.bots },
  {
    header: 'Explanation',
    cell: ({ row: { original: decision } }) => (
      <>
        <Text fz="inherit" lh={1.35}>
          {decision.explanation}
        </Text>
        {decision.repeatsBefore > 0 && (
          <Text fz="xs" c="dimmed">
            The decision before it was made {decision.repeatsBefore} times more.
          </Text>
        )}
      </>
    ),
  },
  { header: 'Rule', meta: { wide: true }, cell: ({ row: { original: decision } }) => <code>{decision.rule}</code> },
  {
    header: 'Moment',
    meta: { wide: true },
    cell: ({ row: { original: decision } }) => <OpenMoment time={decision.decidedAt} />,
  },
];

function OpenMoment({ time }: { readonly time: string }) {
  const { go } = useMoment();
  return (
    <Tooltip label="Show every page as it was then">
      <ActionIcon variant="subtle" color="gray" size="sm" onClick={() => go(time)} aria-label="Open this moment">
        <IconHistory size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
