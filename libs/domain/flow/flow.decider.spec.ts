import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import * as limits from './flow-definition.js';
import type { FlowCommand } from './flow.commands.js';
import { flowDecider } from './flow.decider.js';
import type { FlowDefinition, FlowEvent } from './flow.events.js';

const spec = specFor(flowDecider);
const facts = { nameTaken: false };
const ofFlow = { environmentId: 'default', flowId: 'flow-1' };
const definition: FlowDefinition = {
  command: 'node',
  arguments: ['invoices.js'],
  environment: { MODE: 'strict', PASSWORD: { secret: 'erp.password' } },
  folder: null,
  timeoutMs: null,
  inputsSchema: null,
};
const about = { name: 'Invoices', description: '', ownerId: 'subject-1' };
const created: FlowEvent = { type: 'FlowCreated', data: { ...ofFlow, ...about, version: 1, definition, createdAt: 4 } };
const create = (changes: Partial<FlowDefinition> = {}): FlowCommand => ({
  type: 'CreateFlow',
  data: { ...ofFlow, ...about, definition: { ...definition, ...changes } },
});
const publish = (changes: Partial<FlowDefinition>, expectedVersion?: number): FlowCommand => ({
  type: 'PublishFlowVersion',
  data: {
    ...ofFlow,
    definition: { ...definition, ...changes },
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  },
});
const published: FlowEvent = {
  type: 'FlowVersionPublished',
  data: { ...ofFlow, version: 2, definition: { ...definition, command: 'python3' }, publishedAt: 9 },
};

describe('CreateFlow', () => {
  it('P5 begins with version 1', () => spec.given().when(create(), { now: 4, facts }).then(created));
  it('I8 again is the same flow; another one under its id is refused', () => {
    spec.given(created).when(create(), { facts }).then();
    spec
      .given(created)
      .when(create({ command: 'python3' }), { facts })
      .thenRejected('idempotency-key-used');
  });
  it('names are unique', () =>
    spec
      .given()
      .when(create(), { facts: { nameTaken: true } })
      .thenRejected('name-taken'));
});

describe('PublishFlowVersion', () => {
  it('P5 counts versions', () =>
    spec
      .given(created)
      .when(publish({ command: 'python3' }), { now: 9, facts })
      .then(published));
  it('I8 what the latest version says already is no new one', () => {
    spec.given(created).when(publish({}), { facts }).then();
    spec
      .given(created, published)
      .when(publish({ command: 'python3' }), { facts })
      .then();
    spec.given(created, published).when(publish({}), { facts }).thenTypes('FlowVersionPublished');
  });
  it('P11 a person who started from an older version is told', () => {
    spec.given(created, published).when(publish({}, 1), { facts }).thenRejected('stale-version');
    spec.given(created, published).when(publish({}, 2), { facts }).thenTypes('FlowVersionPublished');
  });
  it('needs a flow', () => spec.given().when(publish({}), { facts }).thenRejected('flow-not-found'));
});

describe('P5 a definition that no agent could execute', () => {
  const many = (count: number, length = 1) => Array.from({ length: count }, () => 'x'.repeat(length));
  const variables = (count: number) => Object.fromEntries(many(count).map((value, index) => [`V${index}`, value]));
  const unfit: [string, Partial<FlowDefinition>][] = [
    ['no command', { command: '  ' }],
    ['a command with NUL', { command: 'node\0' }],
    ['a command that is too long', { command: 'x'.repeat(limits.MAX_COMMAND_CHARACTERS + 1) }],
    ['too many arguments', { arguments: many(limits.MAX_ARGUMENTS + 1) }],
    ['an argument that is too long', { arguments: many(1, limits.MAX_ARGUMENT_CHARACTERS + 1) }],
    ['half a character', { arguments: ['\ud800'] }],
    ['too many variables', { environment: variables(limits.MAX_VARIABLES + 1) }],
    ['a variable without a name', { environment: { '': 'x' } }],
    ['a variable with an equals sign', { environment: { 'A=B': 'x' } }],
    ['a variable of the agent', { environment: { HOSTLER_RUN_ID: 'x' } }],
    ['a value that is too long', { environment: { A: 'x'.repeat(limits.MAX_VARIABLE_CHARACTERS + 1) } }],
    ['a folder without a name', { folder: '' }],
    ['no time', { timeoutMs: 0 }],
    ['half a millisecond', { timeoutMs: 0.5 }],
    ['more time than any run gets', { timeoutMs: limits.MAX_FLOW_TIMEOUT_MS + 1 }],
    ['a schema that is no object', { inputsSchema: true }],
    ['a schema that is a list', { inputsSchema: [] }],
    ['a schema that is too large', { inputsSchema: { title: 'x'.repeat(limits.MAX_INPUTS_SCHEMA_BYTES) } }],
    ['more than an event holds', { arguments: many(limits.MAX_ARGUMENTS, limits.MAX_ARGUMENT_CHARACTERS) }],
  ];
  it.each(unfit)('refuses %s', (_what, changes) => {
    spec.given().when(create(changes), { facts }).thenRejected('flow-definition-invalid');
    spec.given(created).when(publish(changes), { facts }).thenRejected('flow-definition-invalid');
  });

  it('takes what is exactly at the limits', () => {
    const { MAX_ARGUMENTS, MAX_COMMAND_CHARACTERS, MAX_FLOW_TIMEOUT_MS, MAX_VARIABLES } = limits;
    const full = {
      command: 'x'.repeat(MAX_COMMAND_CHARACTERS),
      arguments: many(MAX_ARGUMENTS),
      environment: variables(MAX_VARIABLES),
      timeoutMs: MAX_FLOW_TIMEOUT_MS,
      inputsSchema: {},
    };
    spec.given().when(create(full), { facts }).thenTypes('FlowCreated');
  });
});
