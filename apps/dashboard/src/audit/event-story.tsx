import { Box, Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { audit } from '../api/endpoints.js';
import { usePages } from '../api/use-pages.js';
import type { EventView } from '#protocol/generated/api.gen.js';
import { useMoment } from '../time-travel/moment.js';
import { JsonView } from '../ui/json-view.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { Person } from '../ui/person.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { ShowMore } from '../ui/show-more.js';
import { useItemsInView } from '../ui/use-items-in-view.js';
import { When } from '../ui/when.js';
import './event-story.css';
import { ExportMenu } from './export-menu.js';
import { detailOf, gapInWords, nameInWords, toneOf } from './event-words.js';

type EventStoryProps = {
  readonly query: { readonly runId?: string; readonly groupId?: string; readonly correlationId?: string };
};

/** The whole story of one thing, event by event, from either end. */
export function EventStory({ query }: EventStoryProps) {
  const [newest, setNewest] = useState(false);
  const pages = usePages(audit, {
    query: { ...query, sort: newest ? '-position' : 'position', limit: 100 },
  });
  const { data, error, isLoading, again, see } = pages;
  const events = data?.pages.flatMap(({ items }) => items) ?? [];
  const list = useItemsInView(events.length, see);
  return (
    <Panel
      title="Story"
      about="Every event, as it was recorded. A press on a time shows every page as it was then."
      actions={
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setNewest(!newest)}>
            {newest ? 'Oldest first' : 'Newest first'}
          </Button>
          <ExportMenu size="xs" query={query} />
        </Group>
      }
    >
      <ProblemAlert error={error} again={again} />
      {isLoading && <LoadingRows />}
      <Box component="ol" className="story" ref={list}>
        {events.map((event, index) => (
          <StoryEvent key={event.eventId} event={event} before={events[newest ? index + 1 : index - 1]?.recordedAt} />
        ))}
      </Box>
      {events.length === 0 && !isLoading && error === null && (
        <Text fz="sm" c="dimmed">
          Nothing has happened yet.
        </Text>
      )}
      <ShowMore of={pages}>{newest ? 'Show what came before' : 'Show what came after'}</ShowMore>
    </Panel>
  );
}

function StoryEvent({ event, before }: { readonly event: EventView; readonly before: string | undefined }) {
  const { go } = useMoment();
  const [opened, setOpened] = useState(false);
  const detail = detailOf(event.type, event.data);
  return (
    <li className={`story-event ${toneOf(event.type)}`}>
      <Group gap={8} wrap="wrap">
        <Text fz="sm" fw={550}>
          {nameInWords(event.type)}
        </Text>
        {detail !== '' && <Text fz="sm">{detail}</Text>}
      </Group>
      <Group gap={10} fz="xs" c="dimmed">
        <button type="button" className="story-link" onClick={() => go(event.recordedAt)}>
          <IconHistory size={12} aria-hidden /> <When time={event.recordedAt} />
          <span className="visually-hidden">, show every page as it was at this event</span>
        </button>
        <span className="numbers">{gapInWords(before, event.recordedAt)}</span>
        <Person id={event.actor} />
        <button type="button" className="story-link" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? 'Hide data' : 'Data'}
        </button>
      </Group>
      {opened && (
        <Box mt={6}>
          <JsonView value={event} label={`Data of ${nameInWords(event.type)}`} />
        </Box>
      )}
    </li>
  );
}
