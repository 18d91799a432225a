import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../api/use-pages.js';
import { DataTable, type DataTableProps } from './data-table.js';
import { useListOf } from './list-of.js';
import { Panel } from './panel.js';
import { ProblemAlert } from './problem-alert.js';

/** A longer list within a page scrolls by itself, so that what stands below it stays near. */
const TALL_FROM_ROWS = 60;

type ListPanelProps<Row> = Omit<DataTableProps<Row>, 'rows' | 'loading' | 'more' | 'question'> & {
  readonly answer: Pages<Row>;
  readonly title?: ReactNode;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
};

/** A list of the server's in a panel: what is wrong with it, its rows as far as they are scrolled, or why there are none. */
export function ListPanel<Row>({ answer, title, about, actions, tall, ...table }: ListPanelProps<Row>) {
  const list = useListOf(answer);
  const { data, error, again } = answer;
  const problem = <ProblemAlert error={error} again={again} />;
  // A list that could not be asked for is not an empty one.
  if (error !== null && data === undefined) return problem;
  return (
    <Stack gap="sm">
      {problem}
      <Panel flush title={title} about={about} actions={actions}>
        <DataTable {...table} {...list} tall={tall ?? list.rows.length > TALL_FROM_ROWS} />
      </Panel>
    </Stack>
  );
}
