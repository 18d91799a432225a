import { join } from 'node:path';

/** What an agent keeps on disk. The folder belongs to it alone (0700). */
export type AgentFolder = ReturnType<typeof agentFolder>;

export const agentFolder = (root: string) => ({
  root,
  /** Server URL and one-time token, put here by whoever made the machine; gone once the agent has enrolled. */
  enrolment: join(root, 'enrolment.json'),
  identity: join(root, 'identity.json'),
  key: join(root, 'key.pem'),
  claim: join(root, 'claim.json'),
  log: join(root, 'agent.log'),
  /** One private folder a run below it, removed after the run. */
  runs: join(root, 'runs'),
  /** S40: the session folder that all runs share where sessions are reused. */
  reusedSession: join(root, 'session'),
});
