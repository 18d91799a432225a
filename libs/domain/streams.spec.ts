import { expect, it } from '@jest/globals';
import { parseStream, streamOf } from './streams.js';

it('names a stream by kind, then environment, then thing', () => {
  expect(streamOf('run', 'default', 'run-1')).toBe('run-default_run-1');
  expect(streamOf('hostedGroups', 'default')).toBe('hostedGroups-default');
  expect(streamOf('environment', 'north-1')).toBe('environment-north-1');
  expect(streamOf('principal', 'subject_1')).toBe('principal-subject_1');
});

it('reads its own names back', () => {
  expect(parseStream('run-north-1_a_b')).toEqual({ kind: 'run', environmentId: 'north-1', id: 'a_b' });
  expect(parseStream('hostedGroups-default')).toEqual({ kind: 'hostedGroups', environmentId: 'default', id: null });
  expect(parseStream('apiKey-k-1')).toEqual({ kind: 'apiKey', environmentId: null, id: 'k-1' });
});

it('makes no name that could be read otherwise', () => {
  expect(() => streamOf('run', 'default')).toThrow('needs an environment and an id');
  expect(() => streamOf('run', 'my_default', '1')).toThrow('environment-not-found');
  expect(() => streamOf('environment', 'my_default')).toThrow('environment-not-found');
  expect(() => streamOf('environment', 'default', '1')).toThrow('has one id');
  expect(() => streamOf('principal', '')).toThrow('whole ids');
  expect(() => streamOf('run', 'default', '')).toThrow('whole ids');
});

it('reads no other names', () => {
  for (const name of ['', 'run', 'run-', 'run-default', 'run-default_', 'run-_1', 'toString-1', '$ce-run', '-run']) {
    expect(() => parseStream(name)).toThrow("no stream of Hostler's");
  }
});
