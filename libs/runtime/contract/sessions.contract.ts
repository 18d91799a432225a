import { describe, expect, it } from '@jest/globals';
import { Superseded, type Lease } from '../leases.js';
import type { Session, Taking } from '../sessions.js';
import type { GetSubject } from './subject.js';

let count = 0;
const newBot = (): string => `bot-${++count}`;

const offerOf = (botId: string, claim: number, leaseUntil = 100): Omit<Session, 'taken'> => ({
  botId,
  environmentId: 'default',
  groupId: 'group',
  claim,
  leaseUntil,
});
const runOf = (runId: string): Taking => ({ for: 'run', runId });

export function sessionsContract(subject: GetSubject): void {
  const dispatcher = async (name = `dispatch-${++count}`): Promise<Lease> => {
    const lease = await subject().store.leases.acquire(name, 'dispatcher', 60_000);
    if (lease === undefined) throw new Error(`the lease ${name} is not free`);
    return lease;
  };
  const take = (lease: Lease, botId: string, claim: number, taking: Taking): Promise<ReadonlySet<string>> =>
    subject().store.sessions.take(lease, [{ botId, claim, taking }]);

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
