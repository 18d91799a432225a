import type { Lease } from './leases.js';

/**
 * One bot's place at the dispatcher's table. The agent's claim number counts its readiness; whoever takes the claim (for a
 * run, or to retire the bot) takes it from everybody else. The row guards *one run a bot*; the run's stream *one bot a run*.
 */
export type Session = {
  readonly botId: string;
  readonly environmentId: string;
  readonly groupId: string;
  readonly claim: number;
  readonly taken: Taking | Loss | undefined;
  /** Heartbeats extend it; after it, in the store's time, the bot counts as lost. */
  readonly leaseUntil: number;
};

export type Taking = { readonly for: 'run'; readonly runId: string } | { readonly for: 'retirement' };
/** A lost bot's session is taken for good; `runId` is the run that it had been taken for before. */
export type Loss = { readonly for: 'loss'; readonly runId: string | null };
export type LosableBot = Pick<Session, 'botId' | 'environmentId' | 'groupId'>;

export interface Sessions {
  /**
   * The agent says: I am ready, with this claim number. A higher number than the row's frees it; the same number changes
   * nothing but the lease; a lower one is a late message and changes nothing, nor does any of a lost bot. Answers with the row
   * as it is then.
   */
  offer(offer: Omit<Session, 'taken'>): Promise<Session>;
  /** Extends the lease; never shortens it. False where the bot has no session, or is lost. */
  extend(botId: string, leaseUntil: number): Promise<boolean>;
  /**
   * Takes claims, each by compare-and-set on `claim` and on being free, all only under the dispatcher's epoch: with a stale
   * lease throws {@link Superseded}. Answers which bots were taken. Taking again for the same thing counts as taken.
   */
  take(
    lease: Lease,
    takings: readonly { botId: string; claim: number; taking: Taking }[],
  ): Promise<ReadonlySet<string>>;
  /**
   * Takes a silent bot for lost, whatever it was taken for, if its lease ended before a time (milliseconds); one that never
   * offered has none that could have. The row decides between this and a last sign of life: whichever comes first holds. With a
   * stale lease throws {@link Superseded}. False where the bot has spoken since.
   */
  lose(lease: Lease, bot: LosableBot, silentBefore: number): Promise<boolean>;
  /** Gives a claim back that was taken for this run, which did not come about. What it has been taken for since stays taken. */
  free(botId: string, claim: number, runId: string): Promise<void>;
  remove(botId: string): Promise<void>;
  get(botId: string): Promise<Session | undefined>;
  list(environmentId?: string): Promise<readonly Session[]>;
}
