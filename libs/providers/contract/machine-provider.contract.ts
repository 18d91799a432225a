import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { Enrolment, MachineProvider, MachineSpec } from '../machine-provider.js';

/** A provider to try, and what happens around it. */
export type ProviderCase = {
  readonly provider: MachineProvider;
  /** The same machines, seen by a provider that knows nothing of the first: as after a restart. */
  reopened(): MachineProvider;
  /** Lets the time of provisioning pass, until the call has settled. */
  settled(call: Promise<void>): Promise<void>;
  /** The machine dies by itself. */
  lose(botId: string): Promise<void>;
  close(): Promise<void>;
};

const never = new AbortController().signal;

export const machineSpec = (botId: string): MachineSpec => ({
  botId,
  environmentId: 'environment-1',
  groupId: 'group-1',
  image: { imageId: 'default', version: 1 },
  sessionReuse: false,
});

/** What every {@link MachineProvider} keeps. `provisioningMs` is how long its machines are to take. */
export function machineProviderContract(name: string, open: (provisioningMs: number) => Promise<ProviderCase>): void {
  describe(`${name} as a machine provider`, () => {
    let opened: ProviderCase[] = [];
    let botId: string;
    let another: string;
    const enrol = jest.fn<() => Promise<Enrolment>>();

    const provide = async (provisioningMs = 50) => {
      const one = await open(provisioningMs);
      opened.push(one);
      return one;
    };
    const create = (one: ProviderCase, botId: string, provider = one.provider, signal = never) =>
      one.settled(provider.create(machineSpec(botId), enrol, signal));

    beforeEach(() => {
      // Processes are known by their bot's id on the whole machine, where other tests run too.
      [botId, another] = [randomUUID(), `_${randomUUID()}`];
      enrol.mockReset().mockResolvedValue({ serverUrl: 'http://127.0.0.1:9', token: 'once' });
    });
    afterEach(async () => {
      for (const one of opened) await one.close();
      opened = [];
    });

    it('has no machine at first', async () => {
      const { provider } = await provide();
      expect(await provider.list()).toEqual([]);
    });

    it('makes a machine, and none when told again', async () => {
      const one = await provide();
      await create(one, botId);
      await create(one, botId);
      expect(await one.provider.list()).toEqual([{ botId, state: 'running' }]);
      expect(enrol).toHaveBeenCalledTimes(1);
    });

    it('makes one machine when told twice at once', async () => {
      const one = await provide();
      await Promise.all([create(one, botId), create(one, botId)]);
      expect(await one.provider.list()).toEqual([{ botId, state: 'running' }]);
    });

    it('keeps machines apart', async () => {
      const one = await provide();
      await Promise.all([create(one, botId), create(one, another)]);
      await one.provider.delete(botId, never);
      expect(await one.provider.list()).toEqual([{ botId: another, state: 'running' }]);
    });

    it('deletes a machine, and resolves for one that is not there', async () => {
      const one = await provide();
      await create(one, botId);
      await one.provider.delete(botId, never);
      await one.provider.delete(botId, never);
      await one.provider.delete(randomUUID(), never);
      expect(await one.provider.list()).toEqual([]);
    });

    it('lists a machine that is on its way, and deletes it', async () => {
      const one = await provide(60_000);
      const creating = one.provider.create(machineSpec(botId), enrol, never).catch(() => undefined);
      await shows(one.provider, 'starting');
      await one.provider.delete(botId, never);
      await one.settled(creating);
      expect(await one.provider.list()).toEqual([]);
      expect(enrol).not.toHaveBeenCalled();
    });

    it('takes an interrupted creation up again', async () => {
      const one = await provide(500);
      const interrupt = new AbortController();
      const creating = one.provider.create(machineSpec(botId), enrol, interrupt.signal);
      await shows(one.provider, 'starting');
      interrupt.abort();
      await expect(creating).rejects.toThrow();
      await create(one, botId, one.reopened());
      expect(await one.provider.list()).toEqual([{ botId, state: 'running' }]);
      expect(enrol).toHaveBeenCalledTimes(1);
    });

    it('is adopted after a restart', async () => {
      const one = await provide();
      await create(one, botId);
      const later = one.reopened();
      expect(await later.list()).toEqual([{ botId, state: 'running' }]);
      await create(one, botId, later);
      expect(enrol).toHaveBeenCalledTimes(1);
      await later.delete(botId, never);
      expect(await one.provider.list()).toEqual([]);
    });

    it('proves a lost machine gone, and lists it until it is deleted', async () => {
      const one = await provide();
      await create(one, botId);
      await one.lose(botId);
      expect(await one.provider.list()).toEqual([{ botId, state: 'gone' }]);
      expect(await one.reopened().list()).toEqual([{ botId, state: 'gone' }]);
      await one.provider.delete(botId, never);
      expect(await one.provider.list()).toEqual([]);
    });

    it('makes nothing when no enrolment can be had', async () => {
      const one = await provide();
      enrol.mockRejectedValue(new Error('the bot is not wanted any more'));
      await expect(create(one, botId)).rejects.toThrow('not wanted');
      expect((await one.provider.list()).filter(({ state }) => state === 'running')).toEqual([]);
      await one.provider.delete(botId, never);
      expect(await one.provider.list()).toEqual([]);
    });
  });
}

async function shows(provider: MachineProvider, state: string): Promise<void> {
  while ((await provider.list())[0]?.state !== state) await new Promise((resolve) => setImmediate(resolve));
}
