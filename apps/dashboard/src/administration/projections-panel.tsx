import { Button, Text } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { projections } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { CompareProjectionData, ComparisonView, ProjectionView } from '#protocol/generated/api.gen.js';
import { AsOfToday } from '../ui/as-of-today.js';
import { DataTable } from '../ui/data-table.js';
import { inWords } from '../ui/durations.js';
import { Empty } from '../ui/empty.js';
import { Panel } from '../ui/panel.js';
import { PresentOnly } from '../ui/present-only.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { columnOf } from '../ui/column.js';

const column = columnOf<ProjectionView>();

const EVERY_MS = 2_000;

/** U11, I5: how far each read model, saga and effect is, and whether it equals what the log says. */
export function ProjectionsPanel() {
  const { data, error, isLoading } = useAnswer(projections, { everyMs: EVERY_MS });
  return (
    <Panel
      flush
      title="Read models, sagas and effects"
      about="Folded from the log. A comparison rebuilds from the whole log beside the live rows and due times."
      actions={<AsOfToday />}
    >
      <ProblemAlert error={error} />
      <DataTable
        label="Read models"
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ name }) => name}
        loading={isLoading}
        empty={<Empty icon={IconDatabase} title="No read models" />}
      />
    </Panel>
  );
}

const columns: ColumnDef<ProjectionView>[] = [
  column('Name', ({ name }) => <code>{name}</code>),
  column('Kind', ({ kind }) => (kind === 'projection' ? 'read model' : kind), { wide: true }),
  column('Version', ({ version }) => version, { align: 'right', wide: true }),
  column('Behind', ({ lagMs, atHead }) => (atHead ? 'At the head' : inWords(lagMs))),
  column('Position', ({ position }) => <code>{position ?? '–'}</code>, { wide: true }),
  column('Parked', ({ parked }) => parked, { align: 'right' }),
  column('Check', ({ name }) => <CompareButton name={name} />, { unnamed: true }),
];

function CompareButton({ name }: { readonly name: string }) {
  const compare = useCommand<CompareProjectionData, ComparisonView>('POST', '/api/v1/projections/{name}/comparison');
  if (compare.data !== undefined)
    return (
      <Text fz="inherit" c={compare.data.equal ? undefined : 'red'} role="status">
        {compare.data.equal
          ? `Equal, ${compare.data.rows} rows, ${compare.data.versions} versions and ${compare.data.dueTimes} due times`
          : `${compare.data.differences.length} differences`}
      </Text>
    );
  if (compare.error !== null) return <Text fz="inherit">{compare.error.message}</Text>;
  return (
    <PresentOnly>
      <Button
        size="compact-xs"
        variant="default"
        loading={compare.isPending}
        onClick={() => compare.mutate({ path: { name } })}
      >
        Compare
      </Button>
    </PresentOnly>
  );
}
