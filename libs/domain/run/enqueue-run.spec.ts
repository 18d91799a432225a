import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { defaultPolicies } from '../environment/policies.js';
import { MAX_CORRELATION_KEY_CHARACTERS, MAX_INPUTS_BYTES } from './enqueue-run.js';
import { runDecider } from './run.decider.js';
import type { RunTarget } from './run.facts.js';
import { enqueue, enqueued, factsOf, running, waiting } from './testing/run-story.js';

const spec = specFor(runDecider);
const asking = (changes: Partial<(typeof enqueue)['data']>) => ({ ...enqueue, data: { ...enqueue.data, ...changes } });
const refusedAs = (code: string, wish: Partial<(typeof enqueue)['data']>, target: Partial<RunTarget> = {}) =>
  spec
    .given()
    .when(asking(wish), { facts: factsOf(target) })
    .thenRejected(code);

describe('EnqueueRun', () => {
  const queueDeadline = 7 + defaultPolicies.queueTimeoutMs;

  it('S3 S62 X18 a run waits, at most as long as the policy in force says', () =>
    spec
      .given()
      .when(enqueue, { now: 7, facts: factsOf({}) })
      .then({ ...enqueued, data: { ...enqueued.data, queuedAt: 7, queueDeadline } } as typeof enqueued));

  it('S62 waits three hours by default', () => {
    const threeHours = 3 * 60 * 60 * 1_000;
    spec
      .given()
      .when(enqueue, { now: 0, facts: factsOf({}) })
      .then({ ...enqueued, data: { ...enqueued.data, queueDeadline: threeHours } } as typeof enqueued);
  });

  it('I8 asked again, it is the same run, also when it runs already', () => {
    spec
      .given(...waiting)
      .when(enqueue, { facts: factsOf({}) })
      .then();
    spec
      .given(...running)
      .when(enqueue, { facts: factsOf({}) })
      .then();
  });

  it('P11 the id of one run is never given to another', () =>
    spec
      .given(...waiting)
      .when(asking({ flowVersion: 2 }), { facts: factsOf({}) })
      .thenRejected('idempotency-key-used'));

  it('S60 X21 refuses attended runs', () => refusedAs('attended-not-supported', { mode: 'attended' }));

  it('P4 takes inputs of 2 MB and not a byte more', () => {
    spec
      .given()
      .when(asking({ inputsBytes: MAX_INPUTS_BYTES }), { facts: factsOf({}) })
      .thenTypes('RunEnqueued');
    refusedAs('inputs-too-large', { inputsBytes: MAX_INPUTS_BYTES + 1 });
  });

  it('refuses a correlation key that no log line could hold', () => {
    refusedAs('correlation-key-invalid', { correlationKey: 'k'.repeat(MAX_CORRELATION_KEY_CHARACTERS + 1) });
    refusedAs('correlation-key-invalid', { correlationKey: 'two\nlines' });
  });

  it('S110 X13 a group that is gone, or going, takes no runs', () => {
    refusedAs('group-not-found', {}, { group: undefined });
    refusedAs('group-being-deleted', {}, { group: { status: 'deleting' } });
    refusedAs('group-deleted', {}, { group: { status: 'deleted' } });
  });

  it('S59 needs a whole connection to that very group', () => {
    refusedAs('connection-not-found', {}, { connection: undefined });
    refusedAs('connection-deleted', {}, { connection: { groupId: 'group-1', status: 'deleted' } });
    refusedAs('connection-of-another-group', {}, { connection: { groupId: 'group-2', status: 'whole' } });
    refusedAs('connection-broken', {}, { connection: { groupId: 'group-1', status: 'groupGone' } });
    refusedAs('connection-broken', {}, { connection: { groupId: 'group-1', status: 'credentialGone' } });
  });

  it('P5 needs a version of the flow that exists', () => {
    refusedAs('flow-not-found', {}, { flow: undefined });
    refusedAs('flow-version-not-found', { flowVersion: 3 });
    refusedAs('flow-version-not-found', { flowVersion: 0 });
    refusedAs('flow-version-not-found', { flowVersion: 1.5 });
  });

  it('P14 the queue takes as many runs as the policy says', () => {
    const { queueMaximumRuns } = defaultPolicies;
    spec
      .given()
      .when(enqueue, { facts: factsOf({ waiting: queueMaximumRuns - 1 }) })
      .thenTypes('RunEnqueued');
    refusedAs('queue-full', {}, { waiting: queueMaximumRuns });
  });
});
