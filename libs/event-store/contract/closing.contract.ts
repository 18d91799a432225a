import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '../event-store.js';
import type { OpenedStore } from './contract-case.js';
import { freshStream, note } from './contract-case.js';

export function closingContract(open: () => Promise<OpenedStore>): void {
  describe('closing', () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('I17 ends the appends in flight', async () => {
      const { store } = opened;
      const appends = Array.from({ length: 20 }, () => store.append(freshStream(), [note()], NO_STREAM));
      await store.close();
      for (const { revision } of await Promise.all(appends)) expect(revision).toBe(0);
    });

    it('refuses everything afterwards, and may be done twice', async () => {
      const { store } = opened;
      await store.close();
      await store.close();
      const closed = { name: 'StoreUnavailable' };
      await expect(store.append(freshStream(), [note()], NO_STREAM)).rejects.toMatchObject(closed);
      await expect(store.read(freshStream())).rejects.toMatchObject(closed);
      await expect(store.readAll(undefined)).rejects.toMatchObject(closed);
      await expect(store.ping()).rejects.toMatchObject(closed);
    });

    it('ends subscriptions that wait', async () => {
      const { store } = opened;
      const { signal } = new AbortController();
      const slices = store.subscribeAll(await store.head(), { signal })[Symbol.asyncIterator]();
      await slices.next();
      const waiting = slices.next();
      await store.close();
      expect(await waiting).toMatchObject({ done: true });
    });
  });
}
