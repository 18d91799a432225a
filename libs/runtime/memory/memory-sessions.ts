import type { Lease } from '../leases.js';
import type { LosableBot, Session, Sessions, Taking } from '../sessions.js';
import { compareText } from './compare-text.js';
import type { MemoryLeases } from './memory-leases.js';

export class MemorySessions implements Sessions {
  private readonly sessions = new Map<string, Session>();

  constructor(private readonly leases: MemoryLeases) {}

  async offer(offer: Omit<Session, 'taken'>): Promise<Session> {
    const before = this.sessions.get(offer.botId);
    const after = before === undefined ? { ...offer, taken: undefined } : offered(before, offer);
    this.sessions.set(offer.botId, after);
    return after;
  }

  async extend(botId: string, leaseUntil: number): Promise<boolean> {
    const session = this.sessions.get(botId);
    if (session === undefined || session.taken?.for === 'loss') return false;
    this.sessions.set(botId, { ...session, leaseUntil: Math.max(session.leaseUntil, leaseUntil) });
    return true;
  }

  async take(
    lease: Lease,
    takings: readonly { botId: string; claim: number; taking: Taking }[],
  ): Promise<ReadonlySet<string>> {
    this.leases.assertHeld(lease);
    const taken = new Set<string>();
    for (const { botId, claim, taking } of firstOfEachBot(takings)) {
      const session = this.sessions.get(botId);
      if (session?.claim !== claim) continue;
      if (session.taken !== undefined && !isSame(session.taken, taking)) continue;
      this.sessions.set(botId, { ...session, taken: taking });
      taken.add(botId);
    }
    return taken;
  }

  async lose(lease: Lease, bot: LosableBot, silentBefore: number): Promise<boolean> {
    this.leases.assertHeld(lease);
    const session = this.sessions.get(bot.botId) ?? { ...bot, claim: 0, taken: undefined, leaseUntil: 0 };
    if (session.taken?.for === 'loss') return true;
    if (session.leaseUntil >= silentBefore) return false;
    const runId = session.taken?.for === 'run' ? session.taken.runId : null;
    this.sessions.set(bot.botId, { ...session, taken: { for: 'loss', runId } });
    return true;
  }

  async free(botId: string, claim: number, runId: string): Promise<void> {
    const session = this.sessions.get(botId);
    const isStill = session?.taken?.for === 'run' && session.taken.runId === runId;
    if (isStill && session.claim === claim) this.sessions.set(botId, { ...session, taken: undefined });
  }

  async remove(botId: string): Promise<void> {
    this.sessions.delete(botId);
  }

  async get(botId: string): Promise<Session | undefined> {
    return this.sessions.get(botId);
  }

  async list(environmentId?: string): Promise<readonly Session[]> {
    return [...this.sessions.values()]
      .filter((session) => environmentId === undefined || session.environmentId === environmentId)
      .sort((a, b) => compareText(a.botId, b.botId));
  }
}

function offered(before: Session, offer: Omit<Session, 'taken'>): Session {
  if (offer.claim < before.claim || before.taken?.for === 'loss') return before;
  const leaseUntil = Math.max(before.leaseUntil, offer.leaseUntil);
  return offer.claim === before.claim ? { ...before, leaseUntil } : { ...offer, leaseUntil, taken: undefined };
}

/** A bot named twice is taken for the first: one place at the table, one taking. */
function firstOfEachBot<Of extends { readonly botId: string }>(takings: readonly Of[]): readonly Of[] {
  const seen = new Set<string>();
  return takings.filter(({ botId }) => !seen.has(botId) && seen.add(botId));
}

const isSame = (a: NonNullable<Session['taken']>, b: Taking): boolean =>
  a.for === b.for && (a.for !== 'run' || b.for !== 'run' || a.runId === b.runId);
