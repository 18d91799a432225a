import { ActionIcon, Drawer, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconFileSearch, IconInfoCircle } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { audit } from '../api/endpoints.js';
import { usePages } from '../api/use-pages.js';
import type { EventView } from '../generated/api.gen.js';
import { timeFromLocalText } from '../time-travel/local-time.js';
import { Choice } from '../ui/choice.js';
import { Empty } from '../ui/empty.js';
import { ListPanel } from '../ui/list-panel.js';
import { Page } from '../ui/page.js';
import { SearchField } from '../ui/search-field.js';
import { useRemembered } from '../ui/use-remembered.js';
import { auditColumns } from './audit-columns.js';
import { EventDetails } from './event-details.js';
import { kinds } from './event-kinds.js';
import { eventTypes } from './event-types.js';
import { nameInWords } from './event-words.js';
import { ExportMenu } from './export-menu.js';
import { byWhom } from './by-whom.js';
import { columnOf } from '../ui/column.js';

const column = columnOf<EventView>();

const types = eventTypes
  .map((value) => ({ value, label: nameInWords(value) }))
  .sort((one, other) => one.label.localeCompare(other.label));

/** Everything that happened: by whom, what, when, and together with what. */
export function AuditPage() {
  const [kind, setKind] = useRemembered('kind');
  const [type, setType] = useRemembered('type');
  const [who, setWho] = useRemembered('who');
  const [correlationId, setCorrelationId] = useRemembered('correlationId');
  const [since, setSince] = useRemembered('since');
  const [until, setUntil] = useRemembered('until');
  const [sort, setSort] = useRemembered('sort', '-position');
  const [shown, setShown] = useState<EventView>();
  const query = {
    kind,
    type,
    ...byWhom(who),
    correlationId,
    since: timeFromLocalText(since),
    until: timeFromLocalText(until),
  };
  const answer = usePages(audit, { query: { ...given(query), sort: sort as 'position' | '-position', limit: 100 } });
  const columns = useMemo<ColumnDef<EventView>[]>(() => [...auditColumns, openColumn(setShown)], []);
  return (
    <Page
      title="Audit"
      about="Every event of this environment, as it was recorded. Nothing here can be changed."
      actions={<ExportMenu query={query} />}
    >
      <Group mb="sm" gap="xs" align="flex-end">
        <Choice
          label="About"
          everything="About everything"
          value={kind}
          options={kinds}
          onChange={setKind}
          width={170}
        />
        <Choice
          label="What happened"
          everything="Whatever happened"
          value={type}
          options={types}
          onChange={setType}
          width={220}
        />
        <SearchField label="Who: a name, or an id" value={who} onChange={setWho} />
        <SearchField label="Correlation id" value={correlationId} onChange={setCorrelationId} />
        <TextInput
          type="datetime-local"
          aria-label="Since"
          leftSection="from"
          leftSectionWidth={44}
          w={{ base: '100%', xs: 'auto' }}
          value={since}
          onChange={({ currentTarget }) => setSince(currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          aria-label="Until"
          leftSection="to"
          leftSectionWidth={32}
          w={{ base: '100%', xs: 'auto' }}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      </Group>
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

/** Filters that are set. */
const given = <Query extends object>(query: Query): Partial<Query> =>
  Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== '' && value !== undefined),
  ) as Partial<Query>;

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
