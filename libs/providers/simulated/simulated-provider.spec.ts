import { describe, expect, it } from '@jest/globals';

import type { Clock } from '#kernel/clock.js';

import { machineProviderContract, machineSpec } from '../contract/machine-provider.contract.js';
import { ProvisioningFailed } from '../machine-provider.js';
import { SimulatedProvider, type SimulatedCloud } from './simulated-provider.js';

const never = new AbortController().signal;
const enrol = async () => ({ serverUrl: 'http://simulated', token: 'once' });

/** Time that passes only when told. */
class StillClock implements Clock {
  private time = 0;
  private waiting: { at: number; wake: () => void }[] = [];

  now = (): number => this.time;

  async waitUntil(at: number, signal?: AbortSignal): Promise<void> {
    if (at <= this.time || signal?.aborted) return;
    const over = new AbortController();
    await new Promise<void>((wake) => {
      this.waiting.push({ at, wake });
      signal?.addEventListener('abort', () => wake(), { signal: over.signal });
    });
    over.abort();
  }

  pass(ms: number): void {
    this.time += ms;
    this.waiting.filter(({ at }) => at <= this.time).forEach(({ wake }) => wake());
    this.waiting = this.waiting.filter(({ at }) => at > this.time);
  }
}

machineProviderContract('a simulated provider', async (provisioningMs) => {
  const clock = new StillClock();
  const cloud: SimulatedCloud = new Map();
  const reopened = () => new SimulatedProvider({ clock, provisioningMs, cloud });
  const provider = reopened();
  const settled = async (call: Promise<void>) => {
    await new Promise((resolve) => setImmediate(resolve));
    clock.pass(provisioningMs);
    await call;
  };
  return { provider, reopened, settled, lose: async (botId) => provider.lose(botId), close: async () => undefined };
});

describe('a simulated provider', () => {
  it('is up exactly when its time has come', async () => {
    const clock = new StillClock();
    const ready: string[] = [];
    const provider = new SimulatedProvider({ clock, provisioningMs: 100, onReady: ({ botId }) => ready.push(botId) });
    const creating = provider.create(machineSpec('bot-1'), enrol, never);
    clock.pass(99);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ready).toEqual([]);
    clock.pass(1);
    await creating;
    expect(ready).toEqual(['bot-1']);
  });

  it('X16 fails as its script says, and succeeds when told again', async () => {
    const failure = new ProvisioningFailed('quota', 'QuotaExceeded', 'No quota is left.', true);
    const provider = new SimulatedProvider({
      clock: new StillClock(),
      provisioningMs: 0,
      failures: (_, attempt) => (attempt === 1 ? failure : undefined),
    });
    await expect(provider.create(machineSpec('bot-1'), enrol, never)).rejects.toBe(failure);
    expect(await provider.list()).toEqual([{ botId: 'bot-1', state: 'starting' }]);
    await provider.create(machineSpec('bot-1'), enrol, never);
    expect(await provider.list()).toEqual([{ botId: 'bot-1', state: 'running' }]);
  });
});
