import { Button, Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { EventView } from '#protocol/generated/api.gen.js';
import { useEnvironmentId } from '../shell/environment.js';
import { useMoment } from '../time-travel/moment.js';
import { FactList } from '../ui/fact-list.js';
import { JsonView } from '../ui/json-view.js';
import { Person } from '../ui/person.js';
import { ShortId } from '../ui/short-id.js';
import { TextLink } from '../ui/text-link.js';
import { When } from '../ui/when.js';
import { EventStory } from './event-story.js';
import { nameInWords } from './event-words.js';

type EventDetailsProps = { readonly event: EventView; readonly onClose: () => void };

/** All that one event says, and everything that belongs together with it. */
export function EventDetails({ event, onClose }: EventDetailsProps) {
  const environmentId = useEnvironmentId();
  const { go } = useMoment();
  const { runId, groupId } = event.data as { readonly runId?: string; readonly groupId?: string };
  return (
    <>
      <FactList
        columns={2}
        facts={[
          ['What happened', nameInWords(event.type)],
          ['Recorded', <When key="at" time={event.recordedAt} />],
          ['Who', <Person key="who" id={event.actor} />],
          ['Stream', <code key="stream">{`${event.stream} @ ${event.revision}`}</code>],
          ['Command', <ShortId key="command" id={event.commandId} />],
          ['Caused by', <ShortId key="cause" id={event.causationId} />],
        ]}
      />
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconHistory size={14} />}
          onClick={() => {
            onClose();
            go(event.recordedAt);
          }}
        >
          Show this moment
        </Button>
        {runId !== undefined && (
          <TextLink to="/environments/$environmentId/runs/$runId" params={{ environmentId, runId }} fz="sm">
            Its run
          </TextLink>
        )}
        {groupId !== undefined && (
          <TextLink to="/environments/$environmentId/groups/$groupId" params={{ environmentId, groupId }} fz="sm">
            Its machine group
          </TextLink>
        )}
      </Group>
      <JsonView value={event.data} label="Data" />
      <EventStory query={{ correlationId: event.correlationId }} />
    </>
  );
}
