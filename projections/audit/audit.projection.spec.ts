import { describe, expect, it } from '@jest/globals';
import { projectionSpec, rowsOf } from '#kernel/testing/fold-spec.js';
import { eventCatalogue } from '#domain/event-catalogue.js';
import type { HostlerEvent } from '#domain/all.events.js';
import { botLost } from '../../test/support/events/bot-events.js';
import { groupCreated } from '../../test/support/events/group-events.js';
import { audit } from './audit.projection.js';
import { kindOf } from './audited-kinds.js';

describe('audit', () => {
  it('U5 has a row for every event, its key the position', () => {
    const rows = rowsOf(audit.on, [groupCreated(), botLost()] as readonly HostlerEvent[]);
    expect(Object.keys(rows)).toEqual(['0000000000000000', '0000000000000001']);
  });

  it('U5 U12 says who did what to which thing, by references only', () =>
    projectionSpec(audit)
      .given(botLost({ botId: 'bot-1', runId: 'run-1' }))
      .then({
        '0000000000000000': {
          position: '0000000000000000',
          type: 'BotLost',
          kind: 'bot',
          stream: 'spec-default_1',
          revision: 0,
          eventId: 'event-0',
          environmentId: 'default',
          groupId: 'group-1',
          runId: 'run-1',
          botId: 'bot-1',
          actor: 'system:spec',
          commandId: 'command-0',
          correlationId: 'correlation',
          causationId: 'causation',
          recordedAt: 0,
        },
      }));

  it('names each event’s kind as the event catalogue does', () => {
    const kinds = Object.fromEntries(Object.entries(eventCatalogue).map(([type, { kind }]) => [type, kind]));
    expect(kindOf).toEqual(kinds);
  });
});
