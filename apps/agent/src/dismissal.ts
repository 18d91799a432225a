import { AgentEnds, EXIT } from './agent-ends.js';
import { Refused } from './server-connection.js';

/** Statuses that say: this bot is not, or not any more, one of the server's. */
export const isDismissal = (error: unknown): boolean =>
  error instanceof Refused && [401, 403, 404, 410].includes(error.status);

export const dismissed = (error: unknown): AgentEnds =>
  new AgentEnds(EXIT.refused, 'The server does not know this bot any more.', { cause: error });
