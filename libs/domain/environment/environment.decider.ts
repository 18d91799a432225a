import type { Decider } from '#kernel/decider.js';
import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import { nameFrom } from '../text.js';
import type { EnvironmentCommand } from './environment.commands.js';
import type { EnvironmentEvent } from './environment.events.js';
import { defaultPolicies, policyDefinitions, type Policies, type PolicyName } from './policies.js';
import { refuseUnfitSecretName } from './secret-name.js';

export const MAX_SECRETS_PER_ENVIRONMENT = 1_000;

type Existing = {
  readonly status: 'existing';
  readonly name: string;
  readonly policies: Policies;
  /** Names of the secrets that have a value. */
  readonly secrets: readonly string[];
};
export type EnvironmentState = { readonly status: 'absent' } | Existing;

/** One environment: its policies, and which secrets its flows may refer to. */
export const environmentDecider: Decider<EnvironmentCommand, EnvironmentState, EnvironmentEvent> = {
  kind: 'environment',
  initial: { status: 'absent' },
  decide: ({ type, data }, state) => {
    if (type === 'CreateEnvironment') return createEnvironment(data, state);
    if (state.status === 'absent') reject('environment-not-found');
    switch (type) {
      case 'ChangePolicy':
        return changePolicy(data, state);
      case 'SetSecret':
        return setSecret(data, state);
      case 'RemoveSecret':
        return state.secrets.includes(data.name) ? [{ type: 'SecretRemoved', data }] : [];
    }
    return assertNever(type);
  },
  evolve,
};

type On<Type extends EnvironmentCommand['type']> = DataOf<EnvironmentCommand, Type>;

function createEnvironment(wish: On<'CreateEnvironment'>, state: EnvironmentState): EnvironmentEvent[] {
  const name = nameFrom(wish.name);
  if (state.status === 'existing') return state.name === name ? [] : reject('environment-already-exists');
  const { environmentId } = wish;
  return [{ type: 'EnvironmentCreated', data: { environmentId, name, policies: defaultPolicies } }];
}

/** X18: what was queued or started before keeps the deadline that it was given. */
function changePolicy({ environmentId, policy, value }: On<'ChangePolicy'>, state: Existing): EnvironmentEvent[] {
  if (!isPolicyName(policy)) reject('policy-unknown', { known: Object.keys(policyDefinitions) as PolicyName[] });
  const { minimum, maximum } = policyDefinitions[policy];
  if (!Number.isSafeInteger(value) || value < minimum || value > maximum) {
    reject('policy-out-of-bounds', { policy, minimum, maximum });
  }
  const previousValue = state.policies[policy];
  if (value === previousValue) return [];
  return [{ type: 'PolicyChanged', data: { environmentId, policy, value, previousValue } }];
}

const isPolicyName = (policy: string): policy is PolicyName => Object.hasOwn(policyDefinitions, policy);

/** Setting it again is another value, and so another event: the value itself is never seen here. */
function setSecret({ environmentId, name }: On<'SetSecret'>, { secrets }: Existing): EnvironmentEvent[] {
  refuseUnfitSecretName(name);
  if (!secrets.includes(name) && secrets.length >= MAX_SECRETS_PER_ENVIRONMENT) {
    reject('secret-limit-reached', { maximum: MAX_SECRETS_PER_ENVIRONMENT });
  }
  return [{ type: 'SecretSet', data: { environmentId, name } }];
}

function evolve(state: EnvironmentState, { type, data }: EnvironmentEvent): EnvironmentState {
  if (type === 'EnvironmentCreated')
    return { status: 'existing', name: data.name, policies: data.policies, secrets: [] };
  if (state.status === 'absent') return state;
  const others = state.secrets.filter((name) => name !== ('name' in data ? data.name : undefined));
  switch (type) {
    case 'PolicyChanged':
      return { ...state, policies: { ...state.policies, [data.policy]: data.value } };
    case 'SecretSet':
      return { ...state, secrets: [...others, data.name] };
    case 'SecretRemoved':
      return { ...state, secrets: others };
  }
  return assertNever(type);
}
