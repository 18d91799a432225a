import { expect, it } from '@jest/globals';
import { rejectionSentences } from './rejection-sentences.js';
import type { RejectionCode, Rejections } from './rejections.js';

/** The details of every code that has some, as a rule would give them. */
const details: Partial<Rejections> = {
  'name-invalid': { maximumCharacters: 100 },
  'description-invalid': { maximumCharacters: 1_000 },
  'policy-unknown': { known: ['idleTimeoutMs'] },
  'policy-out-of-bounds': { policy: 'idleTimeoutMs', minimum: 1, maximum: 9 },
  'secret-name-invalid': { maximumCharacters: 64 },
  'secret-limit-reached': { maximum: 1_000 },
  'add-ons-out-of-bounds': { minimum: 0, maximum: 9 },
  'group-active': { openRuns: 1 },
  'group-has-open-runs': { openRuns: 2 },
  'group-has-bots': { bots: 3 },
  'group-limit-reached': { maximum: 10 },
  'bot-number-invalid': { field: 'maximum', minimum: 1 },
  'maximum-above-capacity': { capacity: 8 },
  'maximum-above-limit': { limit: 50 },
  'committed-above-maximum': { committed: 5, maximum: 4 },
  'committed-sum-above-capacity': { capacity: 8, committedElsewhere: 5 },
  'stale-configuration': { expected: 1, actual: 2 },
  'group-at-maximum': { maximum: 4 },
  'environment-full': { capacity: 8 },
  'committed-elsewhere': { capacity: 8, kept: 2 },
  'flow-version-not-found': { latestVersion: 3 },
  'flow-definition-invalid': { field: 'command', rule: 'must be text' },
  'stale-version': { expected: 1, actual: 2 },
  'connection-broken': { lacks: 'credential' },
  'connection-kind-mismatch': { access: 'agentAccount' },
  'run-already-ended': { status: 'timedOut' },
  'run-not-queued': { status: 'running' },
  'queue-full': { maximum: 100_000 },
  'queue-deadline-passed': { deadline: 0 },
  'inputs-too-large': { maximumBytes: 2_097_152 },
  'correlation-key-invalid': { maximumCharacters: 200 },
  'too-early': { deadline: 0 },
};

it.each(Object.keys(rejectionSentences) as RejectionCode[])(
  '%s says in whole sentences what is wrong and what to do',
  (code) => {
    const { title, whatToDo } = rejectionSentences[code];
    const sentence = (whatToDo as (details: unknown) => string)(details[code] ?? {});
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  },
);

it('names the limit and the way out', () => {
  expect(rejectionSentences['committed-sum-above-capacity'].whatToDo({ capacity: 8, committedElsewhere: 5 })).toBe(
    'Commit at most 3: of a capacity of 8, 5 are committed to other groups. Or lower theirs, or assign more add-ons.',
  );
  expect(rejectionSentences['inputs-too-large'].whatToDo({ maximumBytes: 2_097_152 })).toContain('2 MiB');
  expect(rejectionSentences['group-has-bots'].whatToDo({ bots: 1 })).toContain('1 bot:');
});
