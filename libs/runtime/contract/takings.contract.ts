import { describe, expect, it } from '@jest/globals';
import { Superseded } from '../leases.js';
import { newBot, offerOf, runOf, sessionSteps } from './session-cases.js';
import type { GetSubject } from './subject.js';

export function takingsContract(subject: GetSubject): void {
  const { dispatcher, take } = sessionSteps(subject);

  describe('a taking', () => {
    it('I1 is won by one of sixteen who want the same bot', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 1));
      const lease = await dispatcher();
      const wanted = Array.from({ length: 16 }, (_, index) => runOf(`run-${index}`));
      const answers = await Promise.all(wanted.map((taking) => take(lease, bot, 1, taking)));
      const winners = wanted.filter((_, index) => answers[index]?.has(bot));
      expect(winners).toEqual([(await sessions.get(bot))?.taken]);
    });

    it('of many bots in opposite orders at once ends, each bot taken by one', async () => {
      const { sessions } = subject().store;
      const bots = Array.from({ length: 30 }, newBot);
      await Promise.all(bots.map((bot) => sessions.offer(offerOf(bot, 1))));
      const lease = await dispatcher();
      const takings = (run: string, of: readonly string[]) =>
        of.map((botId) => ({ botId, claim: 1, taking: runOf(run) }));
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          sessions.take(lease, takings(`run-${index}`, index % 2 ? bots : [...bots].reverse())),
        ),
      );
      expect(answers.flatMap((taken) => [...taken]).sort()).toEqual([...bots].sort());
    });

    it('is refused where the claim is not the one that was seen, or the bot is unknown', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 2));
      const lease = await dispatcher();
      for (const claim of [1, 3]) expect(await take(lease, bot, claim, runOf('run'))).toEqual(new Set());
      expect(await take(lease, newBot(), 1, runOf('run'))).toEqual(new Set());
      expect(await sessions.take(lease, [])).toEqual(new Set());
    });

    it('for the same thing again counts as taken', async () => {
      const lease = await dispatcher();
      for (const taking of [runOf('run'), { for: 'retirement' } as const]) {
        const bot = newBot();
        await subject().store.sessions.offer(offerOf(bot, 1));
        expect(await take(lease, bot, 1, taking)).toEqual(new Set([bot]));
        expect(await take(lease, bot, 1, taking)).toEqual(new Set([bot]));
        expect(await take(lease, bot, 1, runOf('another'))).toEqual(new Set());
      }
    });

    it('retires a bot or gives it a run, never both', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 1));
      const lease = await dispatcher();
      const [run, retirement] = await Promise.all([
        take(lease, bot, 1, runOf('run')),
        take(lease, bot, 1, { for: 'retirement' }),
      ]);
      expect(run!.size + retirement!.size).toBe(1);
    });

    it('of a bot named twice is for the first', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 1));
      const takings = ['first', 'second'].map((runId) => ({ botId: bot, claim: 1, taking: runOf(runId) }));
      expect(await sessions.take(await dispatcher(), takings)).toEqual(new Set([bot]));
      expect((await sessions.get(bot))?.taken).toEqual(runOf('first'));
    });

    it('I10 is refused to a dispatcher that another has followed', async () => {
      const { store, expire } = subject();
      const bot = newBot();
      await store.sessions.offer(offerOf(bot, 1));
      const old = await dispatcher();
      await expire(old.name);
      await store.leases.acquire(old.name, 'another', 60_000);
      await expect(take(old, bot, 1, runOf('run'))).rejects.toThrow(Superseded);
      expect((await store.sessions.get(bot))?.taken).toBeUndefined();
    });

    it('is given back only under its own claim', async () => {
      const { sessions } = subject().store;
      const bot = newBot();
      await sessions.offer(offerOf(bot, 2));
      await take(await dispatcher(), bot, 2, runOf('run'));
      await sessions.free(bot, 1, 'run');
      expect((await sessions.get(bot))?.taken).toEqual(runOf('run'));
      await sessions.free(bot, 2, 'the run before');
      expect((await sessions.get(bot))?.taken).toEqual(runOf('run'));
      await sessions.free(bot, 2, 'run');
      expect((await sessions.get(bot))?.taken).toBeUndefined();
    });
  });
}
