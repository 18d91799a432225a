import { describe, expect, it } from '@jest/globals';
import { Superseded, type Lease } from '../leases.js';
import { newBot, offerOf, runOf, sessionSteps } from './session-cases.js';
import type { GetSubject } from './subject.js';

export function lossesContract(subject: GetSubject): void {
  const { dispatcher, take } = sessionSteps(subject);

  describe('a loss', () => {
    const ofBot = (botId: string) => ({ botId, environmentId: 'default', groupId: 'group' });
    const lose = async (bot: string, silentBefore: number, lease?: Lease): Promise<boolean> =>
      subject().store.sessions.lose(lease ?? (await dispatcher()), ofBot(bot), silentBefore);

    it('I10 is refused where the bot has spoken since, and holds where it has not', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 1, 100));
      expect(await lose(bot, 100)).toBe(false);
      await sessions.extend(bot, 150);
      expect(await lose(bot, 101)).toBe(false);
      expect((await sessions.get(bot))?.taken).toBeUndefined();
      expect(await lose(bot, 151)).toBe(true);
      expect(await lose(bot, 0)).toBe(true);
    });

    it('I1 is for good: nothing extends, frees or takes a lost bot', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 1, 100));
      await take(await dispatcher(), bot, 1, runOf('run'));
      await lose(bot, 200);
      const lost = { ...offerOf(bot, 1, 100), taken: { for: 'loss', runId: 'run' } };
      expect(await sessions.extend(bot, 900)).toBe(false);
      expect(await sessions.offer(offerOf(bot, 1, 900))).toEqual(lost);
      expect(await sessions.offer(offerOf(bot, 2, 900))).toEqual(lost);
      await sessions.free(bot, 1, 'run');
      expect(await take(await dispatcher(), bot, 1, runOf('run'))).toEqual(new Set());
      expect(await take(await dispatcher(), bot, 1, { for: 'retirement' })).toEqual(new Set());
      expect(await lose(bot, 300)).toBe(true);
      expect(await sessions.get(bot)).toEqual(lost);
    });

    it('overrules a retirement, and shuts out a bot that never offered', async () => {
      const { sessions } = subject().store;
      const [retiring, silent] = [newBot(), newBot()];
      await sessions.offer(offerOf(retiring, 1, 100));
      await take(await dispatcher(), retiring, 1, { for: 'retirement' });
      for (const bot of [retiring, silent]) expect(await lose(bot, 200)).toBe(true);
      expect((await sessions.get(retiring))?.taken).toEqual({ for: 'loss', runId: null });
      expect((await sessions.offer(offerOf(silent, 1, 900))).taken).toEqual({ for: 'loss', runId: null });
    });

    it('I10 either comes first or not at all, when the bot speaks at the same time', async () => {
      const { sessions } = subject().store;
      const lease = await dispatcher();
      for (let round = 0; round < 20; round += 1) {
        const bot = newBot();
        await sessions.offer(offerOf(bot, 1, 100));
        const [isLost, isExtended] = await Promise.all([lose(bot, 200, lease), sessions.extend(bot, 900)]);
        expect(isLost).toBe(!isExtended);
      }
    });

    it('I10 is refused to a watcher that another has followed', async () => {
      const { store, expire } = subject();
      const bot = newBot();
      await store.sessions.offer(offerOf(bot, 1, 100));
      const old = await dispatcher();
      await expire(old.name);
      await store.leases.acquire(old.name, 'another', 60_000);
      await expect(lose(bot, 200, old)).rejects.toThrow(Superseded);
      expect((await store.sessions.get(bot))?.taken).toBeUndefined();
    });
  });
}
