import type { EnrolRequest, Enrolled } from '#protocol/agent.js';
import { NotAuthentic, checkAssertion, claimedBot, ACCESS_TOKEN_LIFETIME_SECONDS } from './agent-tokens.js';
import type { Gateway } from './gateway.js';

/** The bot's first word: it shows its one-time token and names its key. The same key again is a repeat; another is refused. */
export async function enrol(gateway: Gateway, request: EnrolRequest, orphanTimeoutMs: number): Promise<Enrolled> {
  const { engine } = gateway;
  const claims = await engine.credentials.check('enrol', request.token, engine.clock.now());
  if (claims?.environmentId === undefined || claims.botId === undefined || claims.groupId === undefined) {
    throw new NotAuthentic('the enrolment token is unknown, used up or expired');
  }
  const identity = { botId: claims.botId, environmentId: claims.environmentId, groupId: claims.groupId };
  const { publicKey, agentVersion, platform } = request;
  await gateway.execute(
    {
      type: 'EnrolBot',
      data: {
        environmentId: identity.environmentId,
        botId: identity.botId,
        publicKey: publicKey.x,
        agentVersion,
        platform,
      },
    },
    identity,
    identity.botId,
  );
  return { ...identity, sessionReuse: claims.sessionReuse === 'true', orphanTimeoutMs };
}

/** A signed assertion for a short access token. Bots that are no longer wanted get none. */
export async function accessToken(
  gateway: Gateway,
  assertion: string,
): Promise<{ accessToken: string; expiresInSeconds: number }> {
  const { botId, environmentId } = claimedBot(assertion);
  // Not by a read model: one that is folded anew knows nobody for a while, and a bot that is refused ends itself and its flow.
  const bot = await gateway.bot({ environmentId, botId }, 'newest');
  if (bot.status !== 'ready') throw new NotAuthentic('the bot is not in service');
  await checkAssertion(assertion, botId, bot.publicKey);
  const token = await gateway.tokens.accessToken({ botId, environmentId, groupId: bot.core.groupId });
  return { accessToken: token, expiresInSeconds: ACCESS_TOKEN_LIFETIME_SECONDS };
}
