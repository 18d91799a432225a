import { Text } from '@mantine/core';
import { audit } from '../api/endpoints.js';
import { usePages } from '../api/use-pages.js';
import { detailOf, nameInWords } from '../audit/event-words.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { Person } from '../ui/person.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { ShowMore } from '../ui/show-more.js';
import { When } from '../ui/when.js';

/** Who changed which limit, and when. */
export function PolicyHistory() {
  const pages = usePages(audit, { query: { type: 'PolicyChanged,AddOnsAssigned', limit: 50, sort: '-position' } });
  const { data, error, isLoading, again } = pages;
  const changes = data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title="History of policies and capacity" about="The latest first.">
      <ProblemAlert error={error} again={again} />
      {isLoading && <LoadingRows rows={2} />}
      {changes?.length === 0 && (
        <Text fz="sm" c="dimmed">
          Every policy has had its default since the beginning.
        </Text>
      )}
      {changes?.map(({ eventId, type, data: about, recordedAt, actor }) => (
        <Text key={eventId} fz="sm" py={3}>
          <When time={recordedAt} /> · {nameInWords(type)}: {detailOf(type, about)} · <Person id={actor} />
        </Text>
      ))}
      <ShowMore of={pages}>Show earlier changes</ShowMore>
    </Panel>
  );
}
