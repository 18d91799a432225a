import { describe, expect, it } from '@jest/globals';
import { formerAbout } from './former-answer.js';

const from = (where: object) => ({ queryKey: ['runs', '/runs/{runId}/outputs', where, {}] });

describe('what stands while an answer is on its way', () => {
  it('is a former one about the same thing', () => {
    const former = formerAbout({ environmentId: 'default', runId: 'one' }, true);
    expect(former('left', from({ runId: 'one', environmentId: 'default' }))).toBe('left');
  });

  it('is nothing of another thing, and nothing at first', () => {
    const former = formerAbout({ runId: 'two' }, true);
    expect(former('left', from({ runId: 'one' }))).toBeUndefined();
    expect(former(undefined, undefined)).toBeUndefined();
  });

  it('is nothing where nothing is asked', () => {
    expect(formerAbout({ runId: 'one' }, false)('left', from({ runId: 'one' }))).toBeUndefined();
  });
});
