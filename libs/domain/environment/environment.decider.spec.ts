import { describe, expect, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import type { EnvironmentCommand } from './environment.commands.js';
import { environmentDecider, MAX_SECRETS_PER_ENVIRONMENT } from './environment.decider.js';
import type { EnvironmentEvent } from './environment.events.js';
import { defaultPolicies, policyDefinitions } from './policies.js';

const spec = specFor(environmentDecider);
const environmentId = 'default';
const created: EnvironmentEvent = {
  type: 'EnvironmentCreated',
  data: { environmentId, name: 'Default', policies: defaultPolicies },
};
const secretSet = (name: string): EnvironmentEvent => ({ type: 'SecretSet', data: { environmentId, name } });

const create = (name: string): EnvironmentCommand => ({ type: 'CreateEnvironment', data: { environmentId, name } });
const change = (policy: string, value: number): EnvironmentCommand => ({
  type: 'ChangePolicy',
  data: { environmentId, policy, value },
});
const setSecret = (name: string): EnvironmentCommand => ({ type: 'SetSecret', data: { environmentId, name } });
const removeSecret = (name: string): EnvironmentCommand => ({ type: 'RemoveSecret', data: { environmentId, name } });

describe('CreateEnvironment', () => {
  it('X18 begins with the default of every policy', () => spec.given().when(create(' Default ')).then(created));
  it('I8 again is no other environment; under another name it is refused', () => {
    spec.given(created).when(create('Default')).then();
    spec.given(created).when(create('Other')).thenRejected('environment-already-exists');
  });
});

describe('ChangePolicy', () => {
  it('X18 says what held before', () => {
    const data = { environmentId, policy: 'idleTimeoutMs', value: 3_000, previousValue: 10_800_000 } as const;
    spec.given(created).when(change('idleTimeoutMs', 3_000)).then({ type: 'PolicyChanged', data });
  });
  it('I8 the same value again is no change', () => spec.given(created).when(change('maximumBotsPerGroup', 50)).then());
  it('keeps every policy within its bounds', () => {
    for (const [policy, { minimum, maximum }] of Object.entries(policyDefinitions)) {
      for (const value of [minimum - 1, maximum + 1, minimum + 0.5, Number.NaN]) {
        spec.given(created).when(change(policy, value)).thenRejected('policy-out-of-bounds');
      }
    }
  });
  it('knows its policies by name', () => {
    for (const policy of ['idleTimeout', '', 'toString', '__proto__']) {
      spec.given(created).when(change(policy, 1)).thenRejected('policy-unknown');
    }
  });
  it('S62 S63 S106 S107 S109 X1 X10 the defaults are those of the rules', () => {
    const hours = (number: number) => number * 3_600_000;
    expect(defaultPolicies).toMatchObject({
      queueTimeoutMs: hours(3),
      runTimeoutMs: hours(24),
      idleTimeoutMs: hours(3),
      provisioningTimeoutMs: hours(1),
      inactivityTimeoutMs: hours(28 * 24),
      maximumHostedGroups: 10,
      maximumBotsPerGroup: 50,
    });
  });
});

describe('secrets', () => {
  it('P5 every setting is another value, and so another event', () => {
    spec.given(created).when(setSecret('erp.password')).then(secretSet('erp.password'));
    spec.given(created, secretSet('erp.password')).when(setSecret('erp.password')).then(secretSet('erp.password'));
  });
  it('are removed once', () => {
    const removed: EnvironmentEvent = { type: 'SecretRemoved', data: { environmentId, name: 'a' } };
    spec.given(created, secretSet('a')).when(removeSecret('a')).then(removed);
    spec.given(created, secretSet('a'), removed).when(removeSecret('a')).then();
  });
  it('have names that a secret store can refer by', () => {
    for (const name of ['', 'A', 'a/b', '-a', 'a b', 'x'.repeat(65)]) {
      spec.given(created).when(setSecret(name)).thenRejected('secret-name-invalid');
    }
  });
  it('are at most 1,000', () => {
    const all = Array.from({ length: MAX_SECRETS_PER_ENVIRONMENT }, (_, index) => secretSet(`s${index}`));
    spec
      .given(created, ...all)
      .when(setSecret('one-more'))
      .thenRejected('secret-limit-reached');
    spec
      .given(created, ...all)
      .when(setSecret('s7'))
      .thenTypes('SecretSet');
  });
});

it('nothing can be changed of an environment that never was', () => {
  for (const command of [change('idleTimeoutMs', 3_000), setSecret('a'), removeSecret('a')]) {
    spec.given().when(command).thenRejected('environment-not-found');
  }
});
