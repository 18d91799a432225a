import { describe, expect, it } from '@jest/globals';
import { planLostBots, type SignsOfLife } from './lost-bots.plan.js';

const LEASE_MS = 1_000;
const enrolled = { botId: 'bot', status: 'enrolled', enrolledAt: 0 } as const;

const lost = (signs: Partial<SignsOfLife>, now: number) =>
  planLostBots({ bots: [enrolled], sessions: [], machines: [], serverUpSince: 0, leaseMs: LEASE_MS, ...signs }, now);

const session = (leaseUntil: number, runId?: string) => ({
  botId: 'bot',
  leaseUntil,
  taken: runId === undefined ? undefined : ({ for: 'run', runId } as const),
});

describe('silence', () => {
  it('loses a bot when its lease has passed, and names the run that it was taken for', () => {
    const sessions = [session(5_000, 'run')];
    expect(lost({ sessions }, 5_000)).toEqual([]);
    expect(lost({ sessions }, 5_001)).toEqual([
      { botId: 'bot', proof: 'leaseExpired', runId: 'run', whileProvisioning: false },
    ]);
  });

  it('is no proof until the server has been up for one lease', () => {
    const signs = { sessions: [session(5_000)], serverUpSince: 9_000 };
    expect(lost(signs, 9_999)).toEqual([]);
    expect(lost(signs, 10_000)).toHaveLength(1);
  });

  it('I10 that a session was taken for lost is said again, until the log says so too', () => {
    const taken = { for: 'loss', runId: 'run' } as const;
    const signs = { sessions: [{ botId: 'bot', leaseUntil: 5_000, taken }], serverUpSince: 9_000 };
    expect(lost(signs, 9_000)).toEqual([
      { botId: 'bot', proof: 'leaseExpired', runId: 'run', whileProvisioning: false },
    ]);
  });

  it('counts from the enrolment for a bot that never claimed', () => {
    expect(lost({}, LEASE_MS)).toEqual([]);
    expect(lost({}, LEASE_MS + 1)).toHaveLength(1);
  });

  it('X10 says nothing of a bot that has not enrolled: it has a deadline of its own', () => {
    expect(lost({ bots: [{ botId: 'bot', status: 'provisioning' }] }, 99_999)).toEqual([]);
  });
});

describe('a machine that is known to be gone', () => {
  const machines = [{ botId: 'bot', state: 'gone' }] as const;

  it('ends its bot at once, although the server has just started', () => {
    const signs = { machines, sessions: [session(5_000, 'run')], serverUpSince: 1_000 };
    expect(lost(signs, 1_000)).toEqual([
      { botId: 'bot', proof: 'machineGone', runId: 'run', whileProvisioning: false },
    ]);
  });

  it('X10 fails a bot that is still being provisioned', () => {
    expect(lost({ machines, bots: [{ botId: 'bot', status: 'provisioning' }] }, 0)).toEqual([
      { botId: 'bot', proof: 'machineGone', runId: null, whileProvisioning: true },
    ]);
  });

  it('is expected where the bot leaves', () => {
    expect(lost({ machines, bots: [{ botId: 'bot', status: 'leaving' }] }, 99_999)).toEqual([]);
  });

  it('is not the same as one that the list leaves out', () => {
    expect(lost({ sessions: [session(5_000)] }, 4_000)).toEqual([]);
  });
});
