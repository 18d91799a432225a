import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import { FRESH_MS, SessionBoard } from './session-board.js';

const bot = { botId: 'bot', environmentId: 'default', groupId: 'group' };
const runId = 'run';

describe('the board of one of two servers', () => {
  let here: SessionBoard;
  let there: SessionBoard;
  beforeEach(() => {
    const { sessions } = new MemoryRowStore({ clock: new VirtualClock(1_000) });
    here = new SessionBoard(sessions);
    there = new SessionBoard(sessions);
  });
  const offer = (claim: number) => here.offer({ ...bot, claim, leaseUntil: 10_000 });

  it('knows by the log what another has taken its bot for, and leaves an older claim alone', async () => {
    await offer(2);
    here.assigned({ botId: 'bot', claim: 1, runId });
    expect(here.get('bot')?.taken).toBeUndefined();
    here.assigned({ botId: 'bot', claim: 2, runId });
    expect(here.get('bot')?.taken).toEqual({ for: 'run', runId });
  });

  it('sees what bots have said to another, at most so often', async () => {
    await there.freshen(FRESH_MS);
    await offer(1);
    await there.freshen(FRESH_MS + 1);
    expect(there.get('bot')).toBeUndefined();
    await there.freshen(2 * FRESH_MS);
    expect(there.get('bot')?.claim).toBe(1);
  });
});
