import { Rejected } from '#kernel/rejected.js';
import type { Json } from '#kernel/message.js';
import type { EndRequest, LogAnswer, StartAnswer } from '#protocol/agent.js';
import { failureReference, outputsReference } from '../engine/references.js';
import type { RunIdentity } from './agent-tokens.js';
import type { Gateway } from './gateway.js';
import { OrderIncomplete, runOrder } from './run-order.js';

/** The bot acknowledges its run. Only when `RunStarted` is in the log does it hear `go`, with everything that it needs. */
export async function start(gateway: Gateway, run: RunIdentity): Promise<StartAnswer> {
  const { environmentId, runId, botId, claim } = run;
  const { board, engine } = gateway;
  const { executionLeaseMs: leaseMs } = await gateway.policies(environmentId);
  try {
    // The agent counts its lease from before it asked, the server from now (I1). A bot that is lost starts nothing.
    if (!(await board.extend(botId, engine.clock.now() + leaseMs))) return { kind: 'drop' };
    await gateway.execute({ type: 'StartRun', data: { environmentId, runId, botId, claim } }, run, runId);
    return { kind: 'go', ...(await runOrder(gateway, run)), leaseMs };
  } catch (error) {
    if (error instanceof OrderIncomplete) {
      await end(gateway, run, {
        claim,
        outcome: 'failed',
        code: 'SessionCreationError',
        detail: `It was not started: ${error.message}.`,
      });
      return { kind: 'drop' };
    }
    if (error instanceof Rejected) return { kind: 'drop' };
    throw error;
  }
}

export async function log(
  gateway: Gateway,
  { environmentId, runId }: RunIdentity,
  offset: number,
  bytes: Uint8Array,
): Promise<LogAnswer> {
  const length = await gateway.engine.payloads.appendLog(
    runId,
    { environmentId, kind: 'log', subject: runId },
    offset,
    bytes,
  );
  return { length, truncated: length < offset + bytes.length };
}

/** How it went. What the flow left goes to the payload store first, so that the event never refers to nothing. */
export async function end(gateway: Gateway, run: RunIdentity, request: EndRequest): Promise<void> {
  const { environmentId, runId, botId, claim } = run;
  const outcome = await outcomeOf(gateway, run, request);
  await gateway.execute({ type: 'CompleteRun', data: { environmentId, runId, botId, claim, outcome } }, run, runId);
}

async function outcomeOf({ engine }: Gateway, { environmentId, runId, claim }: RunIdentity, request: EndRequest) {
  switch (request.outcome) {
    case 'succeeded': {
      if (request.outputs === null) return { kind: 'succeeded', outputsId: null, outputsBytes: 0 } as const;
      const outputsId = outputsReference(runId, claim);
      await engine.payloads.put(outputsId, { environmentId, kind: 'output', subject: runId }, request.outputs as Json);
      return {
        kind: 'succeeded',
        outputsId,
        outputsBytes: Buffer.byteLength(JSON.stringify(request.outputs)),
      } as const;
    }
    case 'failed': {
      const { code, exitCode = null, signal = null, detail } = request;
      if (detail !== undefined) {
        await engine.payloads.put(failureReference(runId), { environmentId, kind: 'error', subject: runId }, detail);
      }
      return { kind: 'failed', code, exitCode, signal } as const;
    }
    case 'cancelled':
      return { kind: 'cancelled' } as const;
    case 'timedOut':
      return { kind: 'timedOut' } as const;
  }
}
