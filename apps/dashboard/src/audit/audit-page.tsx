import { ActionIcon, Drawer, Stack, Text } from '@mantine/core';
import { IconFileSearch, IconInfoCircle } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { audit } from '../api/endpoints.js';
import { usePages } from '../api/use-pages.js';
import type { EventView } from '#protocol/generated/api.gen.js';
import { Empty } from '../ui/empty.js';
import { ListPanel } from '../ui/list-panel.js';
import { Page } from '../ui/page.js';
import { useRemembered } from '../ui/use-remembered.js';
import { auditColumns } from './audit-columns.js';
import { AuditFilters } from './audit-filters.js';
import { EventDetails } from './event-details.js';
import { ExportMenu } from './export-menu.js';
import { useAuditQuery } from './use-audit-query.js';
import { columnOf } from '../ui/column.js';

const column = columnOf<EventView>();

/** Everything that happened: by whom, what, when, and together with what. */
export function AuditPage() {
  const [sort, setSort] = useRemembered('sort', '-position');
  const [shown, setShown] = useState<EventView>();
  const query = useAuditQuery();
  const answer = usePages(audit, { query: { ...query, sort: sort as 'position' | '-position', limit: 100 } });
  const columns = useMemo<ColumnDef<EventView>[]>(() => [...auditColumns, openColumn(setShown)], []);
  return (
    <Page
      title="Audit"
      about="Every event of this environment, as it was recorded. Nothing here can be changed."
      actions={<ExportMenu query={query} />}
    >
      <AuditFilters />
      <ListPanel
        answer={answer}
        label="Events"
        columns={columns}
        rowKey={({ eventId }) => eventId}
        sort={sort}
        onSort={setSort}
        tall
        empty={
          <Empty icon={IconFileSearch} title="No event fits">
            Take a filter away to see more.
          </Empty>
        }
      />
      <Drawer
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        position="right"
        size="lg"
        title={<Text fw={600}>Event</Text>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>{shown !== undefined && <EventDetails event={shown} onClose={() => setShown(undefined)} />}</Stack>
      </Drawer>
    </Page>
  );
}

const openColumn = (open: (event: EventView) => void): ColumnDef<EventView> =>
  column(
    'Details',
    (event) => (
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Details of ${event.type}`}
        onClick={() => open(event)}
      >
        <IconInfoCircle size={16} />
      </ActionIcon>
    ),
    { unnamed: true },
  );
