import { describe, expect, it } from '@jest/globals';
import { problemIn, Refused, type Problem } from './problem.js';

const problem = (status: number, code: string, more: Partial<Problem> = {}): Problem => ({
  status,
  code,
  title: 'The name is taken',
  detail: 'Choose another one.',
  ...more,
});

describe('a refusal by the server', () => {
  it.each([
    [problem(400, 'invalid-request'), 2],
    [problem(400, 'maximum-above-limit'), 1],
    [problem(409, 'name-taken'), 1],
    [problem(412, 'stale-configuration'), 1],
    [problem(401, 'not-signed-in'), 5],
    [problem(404, 'group-not-found'), 3],
    [problem(503, 'store-unavailable'), 4],
    [problem(500, 'internal-error'), 70],
  ])('%j', (refusal, code) => expect(new Refused(refusal).exitCode).toBe(code));

  it('says which fields are wrong', () => {
    const errors = [{ pointer: '/maximum', detail: 'must be a whole number from 0 to 10000' }];
    expect(new Refused(problem(400, 'invalid-request', { errors })).message).toBe(
      'The name is taken. Choose another one. (/maximum must be a whole number from 0 to 10000)',
    );
  });

  it('is told from what something in between answers', async () => {
    const response = new Response('<html>Bad gateway</html>', { status: 502, statusText: 'Bad Gateway' });
    expect(await problemIn(response)).toMatchObject({ detail: 'The server answered 502 Bad Gateway.' });
  });
});
