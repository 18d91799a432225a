import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconHistory, IconScale } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { scalingDecisions } from '../../api/endpoints.js';
import { usePages } from '../../api/use-pages.js';
import type { ScalingDecisionView } from '#protocol/generated/api.gen.js';
import { useMoment } from '../../time-travel/moment.js';
import { Empty } from '../../ui/empty.js';
import { ListPanel } from '../../ui/list-panel.js';
import { OnPhone } from '../../ui/on-phone.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';
import type { OfGroup } from './of-group.js';
import { columnOf } from '../../ui/column.js';

const column = columnOf<ScalingDecisionView>();

/** U2: every scaling decision explains itself. */
export function DecisionsPanel({ group }: OfGroup) {
  const answer = usePages(scalingDecisions, { query: { groupId: group.groupId, limit: 100, sort: '-decidedAt' } });
  return (
    <ListPanel
      answer={answer}
      title="Scaling decisions"
      about="Written down whenever the result, its rule or what limits it changes."
      label="Scaling decisions"
      columns={columns}
      rowKey={({ decidedAt, result, rule, bots }) => `${decidedAt}${result}${rule}${bots}`}
      empty={
        <Empty icon={IconScale} title="Nothing had to be decided yet">
          The first waiting run makes the first decision.
        </Empty>
      }
    />
  );
}

const columns: ColumnDef<ScalingDecisionView>[] = [
  column('Decided', (decision) => (
    <>
      <When time={decision.decidedAt} />
      <OnPhone>
        <OpenMoment time={decision.decidedAt} />
      </OnPhone>
    </>
  )),
  column('Result', (decision) => <StateBadge state={decision.result} />),
  column('Bots', (decision) => decision.bots, { align: 'right' }),
  column('Explanation', (decision) => (
    <>
      <Text fz="inherit" lh={1.35}>
        {decision.explanation}
      </Text>
      {decision.repeatsBefore > 0 && (
        <Text fz="xs" c="dimmed">
          The decision before it was made {decision.repeatsBefore === 1 ? 'once' : `${decision.repeatsBefore} times`}{' '}
          more.
        </Text>
      )}
    </>
  )),
  column('Rule', (decision) => <code>{decision.rule}</code>, { wide: true }),
  column('Moment', (decision) => <OpenMoment time={decision.decidedAt} />, { wide: true }),
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
