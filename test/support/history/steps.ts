import type { BotState } from '#domain/bot/bot.state.js';
import type { OpenRun } from '#domain/run/run.state.js';
import { environmentId, isOpen, type World } from './world.js';

/** What may happen next. `choice` picks among the things that it may happen to; where there is none, nothing happens. */
export const steps = {
  enqueueRun: (world, choice) => {
    const groupId = pick(Object.keys(world.groups.groups), choice);
    const runId = `run-${world.runs.size + 1}`;
    const priority = choice % 3 === 0 ? 'high' : 'normal';
    const flow = { flowId: 'flow-1', flowVersion: 1, connectionId: 'connection-1', mode: 'unattended' };
    const rest = { priority, inputsId: null, inputsBytes: 0, correlationKey: null, callerId: 'person-1' } as const;
    if (groupId) world.onRun({ type: 'EnqueueRun', data: { environmentId, runId, groupId, ...flow, ...rest } });
  },
  assignRun: (world, choice) => {
    const runId = pick(openRuns(world, 'queued'), choice);
    const run = runId && world.runs.get(runId);
    if (!run || !isOpen(run)) return;
    const botId = pick(freeBotsOf(world, run.core.groupId), choice);
    if (botId) world.onRun({ type: 'AssignRun', data: { environmentId, runId, botId, claim: 1, image } });
  },
  startRun: (world, choice) => {
    const turn = pickTurn(world, choice, 'assigned');
    if (turn) world.onRun({ type: 'StartRun', data: turn });
  },
  returnRun: (world, choice) => {
    const turn = pickTurn(world, choice, 'assigned');
    if (turn) world.onRun({ type: 'ReturnRun', data: turn });
  },
  completeRun: (world, choice) => {
    const turn = pickTurn(world, choice, 'running', 'cancelling');
    const outcome =
      choice % 2 === 0
        ? ({ kind: 'succeeded', outputsId: null, outputsBytes: 0 } as const)
        : ({ kind: 'failed', code: 'FlowFailed', exitCode: 1, signal: null } as const);
    if (turn) world.onRun({ type: 'CompleteRun', data: { ...turn, outcome } });
  },
  cancelRun: (world, choice) => {
    const runId = pick(openRuns(world), choice);
    const wish = { reason: 'person', requestedBy: 'person-1', commentId: null } as const;
    if (runId) world.onRun({ type: 'CancelRun', data: { environmentId, runId, ...wish } });
  },
  expireRun: (world, choice) => {
    const runId = pick(openRuns(world), choice);
    if (runId) world.onRun({ type: 'ExpireRun', data: { environmentId, runId } });
  },
  loseRun: (world, choice) => {
    const turn = pickTurn(world, choice, 'assigned', 'running', 'cancelling');
    if (turn && world.bots.get(turn.botId)?.status !== 'ready') world.onRun({ type: 'LoseRun', data: turn });
  },
  scaleOut: (world, choice) => {
    const groupId = pick(Object.keys(world.groups.groups), choice);
    const botId = `bot-${world.log.length}`;
    if (groupId) world.inGroups({ type: 'ScaleOut', data: { environmentId, groupId, botId } });
  },
  requestBot: (world, choice) => {
    const slot = pick(Object.entries(world.groups.slots), choice);
    if (!slot) return;
    const [botId, { groupId }] = slot;
    world.onBot({ type: 'RequestBot', data: { environmentId, groupId, botId } });
  },
  reportError: (world, choice) => {
    const botId = pick(botsThatAre(world, 'provisioning'), choice);
    const error = { errorClass: 'capacity', code: 'AllocationFailed', retryAt: choice % 2 === 0 ? null : 1 } as const;
    if (botId) world.onBot({ type: 'ReportProvisioningError', data: { environmentId, botId, ...error } });
  },
  enrolBot: (world, choice) => {
    const botId = pick(botsThatAre(world, 'provisioning'), choice);
    const agent = { publicKey: 'key', agentVersion: '0.1.0', platform: 'linux' };
    if (botId) world.onBot({ type: 'EnrolBot', data: { environmentId, botId, ...agent } });
  },
  retireBot: (world, choice) => {
    const free = botsThatAre(world, 'provisioning', 'ready').filter((botId) => world.runOn(botId) === null);
    const botId = pick(free, choice);
    if (botId) world.onBot({ type: 'ScaleIn', data: { environmentId, botId, reason: 'idle', claim: 1 } });
  },
  loseBot: (world, choice) => {
    const botId = pick(botsThatAre(world, 'provisioning', 'ready'), choice);
    if (!botId) return;
    const runId = world.runOn(botId);
    world.onBot({ type: 'LoseBot', data: { environmentId, botId, proof: 'machineGone', runId } });
  },
  confirmGone: (world, choice) => {
    const botId = pick(botsThatAre(world, 'leaving'), choice);
    if (botId) world.onBot({ type: 'ConfirmBotGone', data: { environmentId, botId } });
  },
  releaseSlot: (world, choice) => {
    const gone = Object.entries(world.groups.slots).filter(([botId]) => isGone(world.bots.get(botId)));
    const slot = pick(gone, choice);
    if (!slot) return;
    const [botId, { groupId }] = slot;
    world.inGroups({ type: 'ReleaseSlot', data: { environmentId, groupId, botId } });
  },
  editGroup: (world, choice) => {
    const groupId = pick(Object.keys(world.groups.groups), choice);
    const numbers = { committed: choice % 3, maximum: 2 + (choice % 4) };
    if (groupId) world.inGroups({ type: 'EditHostedGroup', data: { environmentId, groupId, ...numbers } });
  },
  deleteGroup: (world, choice) => {
    const groupId = pick(Object.keys(world.groups.groups), choice);
    if (groupId) world.inGroups({ type: 'DeleteHostedGroup', data: { environmentId, groupId } });
  },
  finishDeletion: (world, choice) => {
    const groupId = pick(Object.keys(world.groups.groups), choice);
    if (groupId) world.inGroups({ type: 'FinishHostedGroupDeletion', data: { environmentId, groupId } });
  },
  restoreGroup: (world, choice) => {
    const groupId = pick(Object.keys(world.groups.groups), choice);
    if (groupId) world.inGroups({ type: 'RestoreHostedGroup', data: { environmentId, groupId } });
  },
} satisfies Record<string, (world: World, choice: number) => void>;

const image = { imageId: 'image-1', version: 1 };

function pick<T>(candidates: readonly T[], choice: number): T | undefined {
  return candidates[choice % Math.max(candidates.length, 1)];
}

/** Open runs by id, of these statuses, or of any. */
const openRuns = (world: World, ...statuses: readonly OpenRun['status'][]): string[] =>
  [...world.runs].flatMap(([runId, run]) =>
    isOpen(run) && (statuses.length === 0 || statuses.includes(run.status)) ? [runId] : [],
  );

function pickTurn(world: World, choice: number, ...statuses: readonly OpenRun['status'][]) {
  const runId = pick(openRuns(world, ...statuses), choice);
  const run = runId && world.runs.get(runId);
  if (!run || !('turn' in run) || run.turn === null) return undefined;
  return { environmentId, runId, botId: run.turn.botId, claim: run.turn.claim };
}

const botsThatAre = (world: World, ...statuses: readonly BotState['status'][]): string[] =>
  [...world.bots].flatMap(([botId, bot]) => (statuses.includes(bot.status) ? [botId] : []));

/** Ready bots without a run, and lost ones too: an assignment may cross the loss of its bot. */
const freeBotsOf = (world: World, groupId: string): string[] =>
  [...world.bots].flatMap(([botId, bot]) => {
    const mayBeAssigned = bot.status === 'ready' || (bot.status === 'leaving' && bot.enrolledAt !== null);
    return mayBeAssigned && bot.core.groupId === groupId && world.runOn(botId) === null ? [botId] : [];
  });

const isGone = (bot: BotState | undefined): boolean =>
  bot === undefined || bot.status === 'absent' || bot.status === 'deleted';
