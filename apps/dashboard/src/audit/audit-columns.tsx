import { Text } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import type { EventView } from '#protocol/generated/api.gen.js';
import { OnPhone } from '../ui/on-phone.js';
import { Person } from '../ui/person.js';
import { ShortId } from '../ui/short-id.js';
import { When } from '../ui/when.js';
import { wordOf } from './event-kinds.js';
import { detailOf, nameInWords } from './event-words.js';
import { columnOf } from '../ui/column.js';

const column = columnOf<EventView>();

export const auditColumns: ColumnDef<EventView>[] = [
  column('Recorded', (event) => <When time={event.recordedAt} />, { sort: 'position' }),
  column('What happened', (event) => (
    <>
      <Text fz="inherit" fw={500} style={{ whiteSpace: 'nowrap' }}>
        {nameInWords(event.type)}
      </Text>
      <OnPhone>
        {detailOf(event.type, event.data)}
        <div>
          <Person id={event.actor} />
        </div>
      </OnPhone>
    </>
  )),
  column(
    'Says',
    (event) => (
      <Text fz="inherit" c="dimmed" truncate maw={380}>
        {detailOf(event.type, event.data)}
      </Text>
    ),
    { wide: true },
  ),
  column('About', (event) => wordOf(event.kind), { wide: true }),
  column('Who', (event) => <Person id={event.actor} />, { wide: true }),
  column('Correlation', (event) => <ShortId id={event.correlationId} />, { wide: true }),
];
