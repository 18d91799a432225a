import { environmentDecider } from '#domain/environment/environment.decider.js';
import { isSecretName } from '#domain/environment/secret-name.js';
import { streamOf } from '#domain/streams.js';
import type { Engine } from '../../engine/engine.js';
import { secretReference } from '../../engine/references.js';

/** Removes what the store holds under a name unless the log says that it is set: nobody could see it, but flows could use it. */
export async function removeUnlisted(
  { states, secrets }: Pick<Engine, 'states' | 'secrets'>,
  environmentId: string,
  name: string,
): Promise<void> {
  // A name that was never set may not even be one that the store takes.
  if (!isSecretName(name)) return;
  const { state } = await states.refresh(environmentDecider, streamOf('environment', environmentId));
  if (state.status === 'existing' && state.secrets.includes(name)) return;
  await secrets.remove(secretReference(environmentId, name));
}
