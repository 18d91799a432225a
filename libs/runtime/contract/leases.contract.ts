import { describe, expect, it } from '@jest/globals';
import type { GetSubject } from './subject.js';

export function leasesContract(subject: GetSubject): void {
  describe('leases', () => {
    it('gives a free lease to the first who asks', async () => {
      const { leases } = subject().store;
      expect(await leases.acquire('free', 'anna', 10_000)).toEqual({ name: 'free', owner: 'anna', epoch: 1 });
      expect(await leases.acquire('free', 'bert', 10_000)).toBeUndefined();
    });

    it('gives one of many who ask at once', async () => {
      const { leases } = subject().store;
      const asked = Array.from({ length: 16 }, (_, index) => leases.acquire('wanted', `owner-${index}`, 10_000));
      expect((await Promise.all(asked)).filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    it('keeps the epoch when its owner asks again', async () => {
      const { leases } = subject().store;
      const first = await leases.acquire('mine', 'anna', 10_000);
      expect(await leases.acquire('mine', 'anna', 10_000)).toEqual(first);
    });

    it('raises the epoch when another takes an expired lease, and no longer renews the old one', async () => {
      const { store, expire } = subject();
      const old = await store.leases.acquire('expiring', 'anna', 10_000);
      await expire('expiring');
      const taken = await store.leases.acquire('expiring', 'bert', 10_000);

      expect(taken).toEqual({ name: 'expiring', owner: 'bert', epoch: 2 });
      expect(await store.leases.renew(old!, 10_000)).toBe(false);
      expect(await store.leases.renew(taken!, 10_000)).toBe(true);
    });

    it('raises the epoch when its own owner comes back after it has expired', async () => {
      const { store, expire } = subject();
      const old = await store.leases.acquire('slept', 'anna', 10_000);
      await expire('slept');
      expect(await store.leases.acquire('slept', 'anna', 10_000)).toEqual({ ...old, epoch: 2 });
      expect(await store.leases.renew(old!, 10_000)).toBe(false);
    });

    it('renews an expired lease that nobody took', async () => {
      const { store, expire } = subject();
      const lease = await store.leases.acquire('overslept', 'anna', 10_000);
      await expire('overslept');
      expect(await store.leases.renew(lease!, 10_000)).toBe(true);
      expect(await store.leases.acquire('overslept', 'bert', 10_000)).toBeUndefined();
    });

    it('frees a released lease at once, and remembers its epoch', async () => {
      const { leases } = subject().store;
      const lease = await leases.acquire('released', 'anna', 10_000);
      await leases.release(lease!);
      expect(await leases.renew(lease!, 10_000)).toBe(false);
      expect(await leases.acquire('released', 'bert', 10_000)).toEqual({ name: 'released', owner: 'bert', epoch: 2 });
    });

    it('does not release what another has taken since', async () => {
      const { store, expire } = subject();
      const old = await store.leases.acquire('passed-on', 'anna', 10_000);
      await expire('passed-on');
      const taken = await store.leases.acquire('passed-on', 'bert', 10_000);
      await store.leases.release(old!);
      expect(await store.leases.renew(taken!, 10_000)).toBe(true);
    });

    it('frees one, whoever holds it, and fences that one off', async () => {
      const { leases } = subject().store;
      const [old, other] = [
        await leases.acquire('freed', 'anna', 60_000),
        await leases.acquire('kept', 'anna', 60_000),
      ];
      await leases.free('freed');
      await leases.free('of nobody');
      expect(await leases.renew(old!, 60_000)).toBe(false);
      expect(await leases.renew(other!, 60_000)).toBe(true);
      expect(await leases.acquire('freed', 'anna', 60_000)).toEqual({ ...old, epoch: 2 });
    });

    it('frees all at once for a start that is alone, and fences off who held them', async () => {
      const { leases } = subject().store;
      const old = await leases.acquire('orphaned', 'killed', 60_000);
      await leases.freeAll();
      expect(await leases.renew(old!, 60_000)).toBe(false);
      expect(await leases.acquire('orphaned', 'killed', 60_000)).toEqual({ ...old, epoch: 2 });
    });

    it('lists who holds what until when, released leases left out', async () => {
      const { leases } = subject().store;
      const lease = await leases.acquire('listed', 'anna', 10_000);
      const other = await leases.acquire('let-go', 'anna', 10_000);
      await leases.release(other!);

      const listed = await leases.list();
      expect(listed.find(({ name }) => name === 'listed')).toEqual({ ...lease, expiresAt: expect.any(Number) });
      expect(listed.map(({ name }) => name)).not.toContain('let-go');
    });
  });
}
