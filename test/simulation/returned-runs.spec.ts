import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HostlerCommand } from '#domain/all.commands.js';
import { Rejected } from '#kernel/rejected.js';
import { claim } from '../../apps/server/src/agent-gateway/claims.js';
import { Gateway } from '../../apps/server/src/agent-gateway/gateway.js';
import { VirtualInstallation, environmentId } from './support/virtual-installation.js';

const SECOND_MS = 1_000;
/** Longer than a run may stay unacknowledged. */
const UNACKNOWLEDGED_MS = 60 * SECOND_MS;

/** Its agents hear of their runs and do not say so, for a while. */
class Installation extends VirtualInstallation {
  isSilent = false;

  override give(command: HostlerCommand): Promise<void> {
    if (this.isSilent && command.type === 'StartRun') return Promise.reject(new Rejected('run-not-yours'));
    return super.give(command);
  }
}

describe('a run that came back to the queue', () => {
  let installation: Installation;
  let groupId: string;
  let flowId: string;
  beforeEach(async () => {
    installation = new Installation();
    await installation.start();
    groupId = await installation.group({ maximum: 1 });
    flowId = await installation.flow();
  });
  afterEach(() => installation.stop());

  /** As an agent does that has got no answer: the same claim again. */
  async function claimAgain(): Promise<void> {
    const { engine, board } = installation.running;
    const [botId = ''] = installation.agents.botIds;
    const tokens = { runToken: async () => 'token' } as unknown as Gateway['tokens'];
    const gateway = new Gateway(engine, tokens, board, new AbortController().signal);
    const asked = new AbortController();
    const answer = claim(gateway, { environmentId, groupId, botId }, 1, asked.signal);
    await installation.pass(SECOND_MS);
    asked.abort();
    await answer;
  }

  it('P1 is assigned to the same bot again, though the bot still makes the same offer', async () => {
    installation.isSilent = true;
    await installation.enqueue(groupId, flowId);
    await installation.pass(UNACKNOWLEDGED_MS);
    expect(await installation.count('RunReturnedToQueue')).toBe(1);
    installation.isSilent = false;
    await claimAgain();
    await installation.pass(5 * SECOND_MS);
    expect(await installation.count('RunAssigned')).toBe(2);
    expect(await installation.count('RunSucceeded')).toBe(1);
  });
});
