import { randomUUID } from 'node:crypto';
import { deriveId } from '#kernel/ids.js';
import type { NewEvent } from '#kernel/message.js';
import { INSTALLATION_STREAM } from '#domain/streams.js';
import { WrongExpectedRevision, NO_STREAM, type EventStore } from '#event-store/event-store.js';
import { entryOf, type HostlerCommand } from './command-table.js';
import type { Engine } from './engine.js';

export const DEFAULT_ENVIRONMENT = 'default';
/** S17. */
const DEFAULT_IMAGE_NAME = 'Default Windows Desktop Image';
const ACTOR = 'system:first-start';

/** Whose a log is: its first event says it. `undefined` while it is empty. */
export async function installationOf(store: EventStore): Promise<string | undefined> {
  const { events } = await store.readAll(undefined, { limit: 1 });
  return (events[0]?.data as { installationId: string } | undefined)?.installationId;
}

/** The first event of every log says whose it is; a log that has one keeps it, a new one begins with the id given. */
export async function installation(store: EventStore, installationId: string = randomUUID()): Promise<string> {
  const known = await installationOf(store);
  if (known !== undefined) return known;
  try {
    await store.append(INSTALLATION_STREAM, [created(installationId)], NO_STREAM);
    return installationId;
  } catch (error) {
    // Another server has been first.
    if (error instanceof WrongExpectedRevision) return installation(store, installationId);
    throw error;
  }
}

const created = (installationId: string): NewEvent => ({
  type: 'InstallationCreated',
  data: { installationId, namespace: '' },
  id: deriveId('installation', installationId),
  metadata: {
    schemaVersion: 1,
    environmentId: '',
    actor: ACTOR,
    commandId: installationId,
    $correlationId: installationId,
    $causationId: installationId,
  },
});

/** Each move to another store gives all events other positions. */
export const logIdOf = (installationId: string, history = 1): string =>
  history === 1 ? installationId : `${installationId}~${history}`;

export const administratorId = (installationId: string): string => deriveId('administrator', installationId);
export const defaultImageId = (environmentId: string): string => deriveId('default-image', environmentId);

/**
 * What a new installation begins with: the environment `default` with its add-ons and its default image, and one administrator.
 * What has begun already is left as it is: an administrator may have changed it since. A first start that was killed half-way is
 * finished by the next.
 */
export async function seed(engine: Engine, capacity: number): Promise<void> {
  const { directory, installationId } = engine;
  const environmentId = DEFAULT_ENVIRONMENT;
  const subjectId = administratorId(installationId);
  const steps: readonly HostlerCommand[] = [
    { type: 'CreateEnvironment', data: { environmentId, name: DEFAULT_ENVIRONMENT } },
    { type: 'RegisterImage', data: { environmentId, imageId: defaultImageId(environmentId), ...defaultImage } },
    { type: 'CreatePrincipal', data: { subjectId, kind: 'person', roles: ['SystemAdministrator'] } },
    { type: 'AssignAddOns', data: { environmentId, count: capacity } },
  ];
  for (const command of steps) await begin(engine, command);
  if (!(await directory.get([subjectId])).has(subjectId)) {
    await directory.put({ subjectId, displayName: 'Administrator', email: undefined });
  }
}

const defaultImage = {
  name: DEFAULT_IMAGE_NAME,
  description: 'What a bot is made from unless its group says otherwise.',
  origin: 'default',
} as const;

async function begin({ execute, store, installationId }: Engine, command: HostlerCommand): Promise<void> {
  const [begun] = await store.read(entryOf(command).stream(command), 0, 1);
  if (begun !== undefined) return;
  const commandId = deriveId('first-start', installationId, command.type);
  await execute(command, {
    environmentId: 'environmentId' in command.data ? command.data.environmentId : '',
    actor: ACTOR,
    commandId,
    correlationId: installationId,
    causationId: installationId,
  });
}
