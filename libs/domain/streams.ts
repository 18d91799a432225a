import assert from 'node:assert/strict';
import { reject } from './rejections.js';

/** Whose a stream is: the installation's, one for each environment, or one for each thing in an environment. */
const scopes = {
  installation: 'installation',
  principal: 'installation',
  apiKey: 'installation',
  environment: 'environment',
  hostedGroups: 'environment',
  image: 'thing',
  flow: 'thing',
  connection: 'thing',
  run: 'thing',
  bot: 'thing',
  scaling: 'thing',
} as const;

export type StreamKind = keyof typeof scopes;
export const streamKinds = Object.keys(scopes) as readonly StreamKind[];

/** There is one in each log, and its first event is the log's first. */
export const INSTALLATION_STREAM = 'installation-hostler';

export type StreamName =
  | { readonly kind: StreamKind; readonly environmentId: null; readonly id: string }
  | { readonly kind: StreamKind; readonly environmentId: string; readonly id: string | null };

/**
 * The name of a stream: `run-<environment>_<run>`, `hostedGroups-<environment>`, `principal-<subject>`. The kind comes first,
 * and the environment next, so that a category is a prefix and one environment of it is a longer one.
 */
export function streamOf(kind: StreamKind, owner: string, id?: string): string {
  assert(owner !== '' && id !== '', `a stream of kind ${kind} needs whole ids`);
  const scope = scopes[kind];
  // The first underscore ends the environment's id when the name is read back, so there is no environment with one in its id.
  if (scope !== 'installation' && owner.includes('_')) reject('environment-not-found');
  if (scope !== 'thing') {
    assert(id === undefined, `a stream of kind ${kind} has one id`);
    return `${kind}-${owner}`;
  }
  assert(id !== undefined, `a stream of kind ${kind} needs an environment and an id`);
  return `${kind}-${owner}_${id}`;
}

/** What a name made by {@link streamOf} says; fails on any other name. */
export function parseStream(stream: string): StreamName {
  const hyphen = stream.indexOf('-');
  const kind = stream.slice(0, Math.max(hyphen, 0));
  const owner = stream.slice(hyphen + 1);
  assert(isStreamKind(kind) && owner !== '', `no stream of Hostler's: ${stream}`);
  switch (scopes[kind]) {
    case 'installation':
      return { kind, environmentId: null, id: owner };
    case 'environment':
      return { kind, environmentId: owner, id: null };
    case 'thing': {
      const underscore = owner.indexOf('_');
      assert(underscore > 0 && underscore < owner.length - 1, `no stream of Hostler's: ${stream}`);
      return { kind, environmentId: owner.slice(0, underscore), id: owner.slice(underscore + 1) };
    }
  }
}

const isStreamKind = (kind: string): kind is StreamKind => Object.hasOwn(scopes, kind);
