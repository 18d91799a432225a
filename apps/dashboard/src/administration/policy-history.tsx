import { Text } from '@mantine/core';
import { audit } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { detailOf, nameInWords } from '../audit/event-words.js';
import { Panel } from '../ui/panel.js';
import { Person } from '../ui/person.js';
import { When } from '../ui/when.js';

/** Who changed which limit, and when. */
export function PolicyHistory() {
  const { data } = useAnswer(audit, { query: { type: 'PolicyChanged,AddOnsAssigned', limit: 50, sort: '-position' } });
  return (
    <Panel title="History of policies and capacity" about="The latest first.">
      {data?.items.length === 0 && (
        <Text fz="sm" c="dimmed">
          Every policy has had its default since the beginning.
        </Text>
      )}
      {data?.items.map(({ eventId, type, data: about, recordedAt, actor }) => (
        <Text key={eventId} fz="sm" py={3}>
          <When time={recordedAt} /> · {nameInWords(type)}: {detailOf(type, about)} · <Person id={actor} />
        </Text>
      ))}
    </Panel>
  );
}
