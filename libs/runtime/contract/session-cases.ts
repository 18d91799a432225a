import type { Lease } from '../leases.js';
import type { Session, Taking } from '../sessions.js';
import type { GetSubject } from './subject.js';

let count = 0;
export const newBot = (): string => `bot-${++count}`;

export const offerOf = (botId: string, claim: number, leaseUntil = 100): Omit<Session, 'taken'> => ({
  botId,
  environmentId: 'default',
  groupId: 'group',
  claim,
  leaseUntil,
});
export const runOf = (runId: string): Taking => ({ for: 'run', runId });

/** What dispatchers and watchers do in these tests. */
export const sessionSteps = (subject: GetSubject) => ({
  dispatcher: async (name = `dispatch-${++count}`): Promise<Lease> => {
    const lease = await subject().store.leases.acquire(name, 'dispatcher', 60_000);
    if (lease === undefined) throw new Error(`the lease ${name} is not free`);
    return lease;
  },
  take: (lease: Lease, botId: string, claim: number, taking: Taking): Promise<ReadonlySet<string>> =>
    subject().store.sessions.take(lease, [{ botId, claim, taking }]),
});
