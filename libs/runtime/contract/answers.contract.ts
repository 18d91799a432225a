import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../answers.js';
import type { GetSubject } from './subject.js';

const answerTo = (key: string, changes: Partial<Answer> = {}): Answer => ({
  scope: 'default/anna',
  key,
  digest: 'digest',
  status: 201,
  body: '{"text":"𝒳 \\u0000"}',
  headers: { location: '/runs/1', etag: '"1"' },
  answeredAt: 1_000,
  ...changes,
});

export function answersContract(subject: GetSubject): void {
  describe('answers', () => {
    it('I8 the first answer under a key stays', async () => {
      const { answers } = subject().store;
      expect(await answers.find('default/anna', 'first')).toBeUndefined();
      await answers.keep(answerTo('first'));
      await answers.keep(answerTo('first', { status: 500, body: '' }));
      expect(await answers.find('default/anna', 'first')).toEqual(answerTo('first'));
    });

    it('are kept apart by scope, however scope and key are cut', async () => {
      const { answers } = subject().store;
      await answers.keep(answerTo('b', { scope: 'a' }));
      await answers.keep(answerTo('', { scope: 'ab', status: 202 }));
      expect((await answers.find('a', 'b'))?.status).toBe(201);
      expect((await answers.find('ab', ''))?.status).toBe(202);
    });

    it('are forgotten by age', async () => {
      const { answers } = subject().store;
      await answers.keep(answerTo('old', { answeredAt: 10 }));
      await answers.keep(answerTo('young', { answeredAt: 20 }));
      expect(await answers.forgetBefore(20)).toBe(1);
      expect(await answers.find('default/anna', 'old')).toBeUndefined();
      expect(await answers.find('default/anna', 'young')).toBeDefined();
    });
  });
}
