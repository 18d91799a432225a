import { Text } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import type { EventView } from '../generated/api.gen.js';
import { Person } from '../ui/person.js';
import { ShortId } from '../ui/short-id.js';
import { When } from '../ui/when.js';
import { kinds } from './event-kinds.js';
import { detailOf, nameInWords } from './event-words.js';

export const auditColumns: ColumnDef<EventView>[] = [
  {
    header: 'Recorded',
    meta: { sort: 'position' },
    cell: ({ row: { original: event } }) => <When time={event.recordedAt} />,
  },
  {
    header: 'What happened',
    cell: ({ row: { original: event } }) => (
      <Text fz="inherit" fw={500} style={{ whiteSpace: 'nowrap' }}>
        {nameInWords(event.type)}
      </Text>
    ),
  },
  {
    header: 'Says',
    meta: { wide: true },
    cell: ({ row: { original: event } }) => (
      <Text fz="inherit" c="dimmed" truncate maw={380}>
        {detailOf(event.type, event.data)}
      </Text>
    ),
  },
  {
    header: 'About',
    meta: { wide: true },
    cell: ({ row: { original: event } }) => kinds.find(({ value }) => value === event.kind)?.label ?? event.kind,
  },
  { header: 'Who', cell: ({ row: { original: event } }) => <Person id={event.actor} /> },
  {
    header: 'Correlation',
    meta: { wide: true },
    cell: ({ row: { original: event } }) => <ShortId id={event.correlationId} />,
  },
];
