import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import { memoryVault } from '#vault/memory/memory-vault.js';
import { Forgetting } from './forgetting.js';

const HOUR_MS = 60 * 60 * 1_000;

describe('what is worth nothing any more', () => {
  it('is forgotten within the hour, and nothing else is', async () => {
    const clock = new VirtualClock();
    const rows = new MemoryRowStore({ clock });
    const { credentials } = memoryVault();
    const draining = new AbortController();
    const answer = { scope: 's', digest: 'd', status: 200, body: 'null', headers: {} };
    await rows.answers.keep({ ...answer, key: 'old', answeredAt: 0 });
    await rows.answers.keep({ ...answer, key: 'new', answeredAt: 24 * HOUR_MS });
    await credentials.issue('session', 'ended', { subjectId: 'a' }, HOUR_MS);
    const live = await credentials.issue('session', 'live', { subjectId: 'a' }, 100 * HOUR_MS);

    const logger = pino({ enabled: false });
    new Forgetting({ clock, credentials, rows }, { draining: draining.signal, logger }).onApplicationBootstrap();
    await clock.advanceTo(50 * HOUR_MS);
    draining.abort();

    expect(await rows.answers.find('s', 'old')).toBeUndefined();
    expect(await rows.answers.find('s', 'new')).toBeDefined();
    expect(await credentials.revoke('session', 'ended')).toBe(false);
    expect(await credentials.check('session', live, clock.now())).toBeDefined();
  });
});
