/** What is known of one environment's bots and their signs of life. Sessions and machines are read before the bots. */
export type SignsOfLife = {
  readonly bots: readonly WatchedBot[];
  readonly sessions: readonly {
    readonly botId: string;
    /** Milliseconds; every heartbeat extends it. */
    readonly leaseUntil: number;
    readonly taken:
      | { readonly for: 'run'; readonly runId: string }
      | { readonly for: 'retirement' }
      | { readonly for: 'loss'; readonly runId: string | null }
      | undefined;
  }[];
  /** What the provider lists; `gone` is proof, to be missing from the list is none: lists may be stale or cut short. */
  readonly machines: readonly { readonly botId: string; readonly state: 'starting' | 'running' | 'gone' }[];
  /** Since when this server has been able to receive heartbeats, its database included. */
  readonly serverUpSince: number;
  readonly leaseMs: number;
};

export type WatchedBot = { readonly botId: string } & (
  | { readonly status: 'provisioning' }
  | { readonly status: 'enrolled'; readonly enrolledAt: number }
  | { readonly status: 'leaving' }
);

export type LostBot = {
  readonly botId: string;
  readonly proof: 'machineGone' | 'leaseExpired';
  /** The run that its session was taken for; `null` where none. */
  readonly runId: string | null;
  /** It was lost before it enrolled: a provisioning failure rather than a lost bot. */
  readonly whileProvisioning: boolean;
};

/**
 * Which bots are lost. A machine that is known to be gone ends its bot at once. Silence is weaker: nobody could renew a lease
 * while the server was away, so nothing is lost by silence until the server has been up for one lease. A bot that leaves is
 * not looked at, as its machine is meant to go.
 */
export function planLostBots(signs: SignsOfLife, now: number): readonly LostBot[] {
  const sessions = new Map(signs.sessions.map((session) => [session.botId, session]));
  const gone = new Set(signs.machines.flatMap(({ botId, state }) => (state === 'gone' ? [botId] : [])));
  const silenceCounts = now >= signs.serverUpSince + signs.leaseMs;

  return signs.bots.flatMap((bot): readonly LostBot[] => {
    if (bot.status === 'leaving') return [];
    const session = sessions.get(bot.botId);
    const lost = {
      botId: bot.botId,
      runId: session?.taken !== undefined && 'runId' in session.taken ? session.taken.runId : null,
      whileProvisioning: bot.status === 'provisioning',
    };
    if (gone.has(bot.botId)) return [{ ...lost, proof: 'machineGone' }];
    // Its session was taken for lost, and whoever took it did not live to say so in the bot's stream.
    if (session?.taken?.for === 'loss') return [{ ...lost, proof: 'leaseExpired' }];
    // One that is still being provisioned has its own deadline (X10).
    if (bot.status === 'provisioning' || !silenceCounts) return [];
    // A bot that enrolled and never claimed has no session; its first lease counts from its enrolment.
    const leaseUntil = session?.leaseUntil ?? bot.enrolledAt + signs.leaseMs;
    return now > leaseUntil ? [{ ...lost, proof: 'leaseExpired' }] : [];
  });
}
