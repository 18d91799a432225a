import { examples } from '../../../../../test/golden/examples/all.js';
import { runId } from '../../../../../test/golden/examples/things.js';
import type { HostlerEvent } from '#domain/all.events.js';
import type { EventStore } from '#event-store/event-store.js';
import { deriveId } from '#kernel/ids.js';

/** Appends golden examples to a stream, with some of their fields as they are told, where they have them. */
export async function appendExamples(
  store: EventStore,
  stream: string,
  types: readonly HostlerEvent['type'][],
  told: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const standing = await store.read(stream);
  const events = types.map((type, index) => ({
    type,
    data: { ...examples[type], ...known(told, examples[type]) },
    id: deriveId(stream, type, standing.length + index),
    metadata: {
      schemaVersion: 1,
      environmentId: 'default',
      actor: 'system:spec',
      commandId: deriveId('command', type),
      $correlationId: runId,
      $causationId: runId,
    },
  }));
  await store.append(stream, events, standing.length - 1);
}

const known = (told: Readonly<Record<string, unknown>>, example: object): object =>
  Object.fromEntries(Object.entries(told).filter(([name]) => Object.hasOwn(example, name)));
