import { describe, expect, it } from '@jest/globals';
import type { GetSubject } from './subject.js';

export function takeUpsContract(subject: GetSubject): void {
  describe('rows to be taken up again', () => {
    it('stand until they are settled, in the order in which they were asked for', async () => {
      const { takeUps } = subject().store;
      for (const key of ['b', 'a', 'b']) await takeUps.ask('asked', key);
      await takeUps.ask('another', 'a');
      const asked = await takeUps.asked('asked');
      expect(asked.map(({ key }) => key)).toEqual(['b', 'a', 'b']);
      await takeUps.settle('asked', asked);
      expect(await takeUps.asked('asked')).toEqual([]);
      expect(await takeUps.asked('another')).toMatchObject([{ key: 'a' }]);
    });

    it('stand where they were asked for again meanwhile', async () => {
      const { takeUps } = subject().store;
      await takeUps.ask('again', 'a');
      const asked = await takeUps.asked('again');
      await takeUps.ask('again', 'a');
      await takeUps.settle('again', asked);
      await takeUps.settle('again', []);
      expect(await takeUps.asked('again')).toMatchObject([{ key: 'a' }]);
    });
  });
}
