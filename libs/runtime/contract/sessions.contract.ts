import { describe, expect, it } from '@jest/globals';
import { newBot, offerOf, runOf, sessionSteps } from './session-cases.js';
import type { GetSubject } from './subject.js';

export function sessionsContract(subject: GetSubject): void {
  const { dispatcher, take } = sessionSteps(subject);

  describe('an offer', () => {
    it('opens a session, free', async () => {
      const { sessions } = subject().store;
      const offer = offerOf(newBot(), 1);
      expect(await sessions.offer(offer)).toEqual({ ...offer, taken: undefined });
      expect(await sessions.get(offer.botId)).toEqual({ ...offer, taken: undefined });
    });

    it('with the same claim changes nothing but the lease, which it never shortens', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 1));
      await take(await dispatcher(), bot, 1, runOf('run'));
      const taken = { ...offerOf(bot, 1, 200), taken: runOf('run') };
      expect(await sessions.offer({ ...offerOf(bot, 1, 200), groupId: 'other' })).toEqual(taken);
      expect(await sessions.offer(offerOf(bot, 1, 50))).toEqual(taken);
    });

    it('with a higher claim frees the bot', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 1));
      await take(await dispatcher(), bot, 1, runOf('run'));
      const next = { ...offerOf(bot, 2, 300), groupId: 'other' };
      expect(await sessions.offer(next)).toEqual({ ...next, taken: undefined });
    });

    it('I9 with a lower claim is late, and changes nothing', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 5));
      await take(await dispatcher(), bot, 5, { for: 'retirement' });
      const before = await sessions.get(bot);
      expect(await sessions.offer({ ...offerOf(bot, 4, 900), groupId: 'other' })).toEqual(before);
      expect(await sessions.get(bot)).toEqual(before);
    });
  });

  describe('a session', () => {
    it('is extended, never shortened', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      expect(await sessions.extend(bot, 500)).toBe(false);
      await sessions.offer(offerOf(bot, 1, 100));
      expect(await sessions.extend(bot, 500)).toBe(true);
      expect(await sessions.extend(bot, 400)).toBe(true);
      expect((await sessions.get(bot))?.leaseUntil).toBe(500);
    });

    it('is listed by environment until it is removed', async () => {
      const { sessions } = subject().store;
      const [one, two] = [newBot(), newBot()];
      const environmentId = `environment of ${one}`;
      await sessions.offer({ ...offerOf(two, 1), environmentId });
      await sessions.offer({ ...offerOf(one, 1), environmentId });
      const listed = async (): Promise<readonly string[]> =>
        (await sessions.list(environmentId)).map(({ botId }) => botId);
      expect(await listed()).toEqual([one, two].sort());
      expect((await sessions.list()).map(({ botId }) => botId)).toEqual(expect.arrayContaining([one, two]));

      await sessions.remove(one);
      expect(await listed()).toEqual([two]);
      expect(await sessions.get(one)).toBeUndefined();
    });
  });
}
