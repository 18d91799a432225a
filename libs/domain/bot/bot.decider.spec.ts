import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { defaultPolicies } from '../environment/policies.js';
import type { BotCommand } from './bot.commands.js';
import { botDecider } from './bot.decider.js';
import type { BotEvent } from './bot.events.js';
import type { BotFacts } from './bot.facts.js';

const spec = specFor(botDecider);
const ofBot = { environmentId: 'default', botId: 'bot-1' };
const image = { imageId: 'image-1', version: 2 };
const core = { ...ofBot, groupId: 'group-1', image, requestedAt: 5 };
const DEADLINE = 5 + defaultPolicies.provisioningTimeoutMs;

const factsOf = (status: 'active' | 'deleting' | 'deleted'): BotFacts => ({
  policies: defaultPolicies,
  group: { status, image, sessionReuse: true },
});
const facts: BotFacts = { policies: defaultPolicies, group: undefined };

const requested: BotEvent = {
  type: 'BotRequested',
  data: { ...core, sessionReuse: true, provisioningDeadline: DEADLINE },
};
const agent = { publicKey: 'key-1', agentVersion: '0.1.0', platform: 'linux-x64' };
const enrolled: BotEvent = { type: 'BotEnrolled', data: { ...core, ...agent, enrolledAt: 20 } };
const retired = (enrolledAt: number | null): BotEvent => ({
  type: 'BotRetired',
  data: { ...core, reason: 'idle', enrolledAt, retiredAt: 30 },
});
const deleted: BotEvent = { type: 'BotDeleted', data: { ...core, enrolledAt: 20, deletedAt: 40 } };
const lost: BotEvent = {
  type: 'BotLost',
  data: { ...core, proof: 'leaseExpired', runId: 'run-1', enrolledAt: 20, lostAt: 30 },
};
const failed = (errorClass: 'timeout' | 'guest' | 'image', code: string, at: number): BotEvent[] => [
  { type: 'BotProvisioningErrorOccurred', data: { ...core, errorClass, code, occurredAt: at, retryAt: null } },
  { type: 'BotProvisioningFailed', data: { ...core, errorClass, code, failedAt: at } },
];
const gone = [requested, enrolled, retired(20), deleted];

const request: BotCommand = { type: 'RequestBot', data: { ...ofBot, groupId: 'group-1' } };
const expire: BotCommand = { type: 'ExpireProvisioning', data: ofBot };
const enrol = (publicKey = 'key-1'): BotCommand => ({ type: 'EnrolBot', data: { ...ofBot, ...agent, publicKey } });
const scaleIn: BotCommand = { type: 'ScaleIn', data: { ...ofBot, reason: 'idle', claim: 1 } };
const lose = (proof: 'machineGone' | 'leaseExpired'): BotCommand => ({
  type: 'LoseBot',
  data: { ...ofBot, proof, runId: 'run-1' },
});
const confirmGone: BotCommand = { type: 'ConfirmBotGone', data: ofBot };
const report = (retryAt: number | null): BotCommand => ({
  type: 'ReportProvisioningError',
  data: { ...ofBot, errorClass: 'image', code: 'ImageNotFound', retryAt },
});

describe('RequestBot', () => {
  it("S47 X14 X18 asks for a bot on the group's present image, with the deadline in force", () =>
    spec
      .given()
      .when(request, { now: 5, facts: factsOf('active') })
      .then(requested));
  it('I8 asked again, it is the same bot, whatever became of it', () => {
    for (const before of [[requested], [requested, enrolled], gone]) {
      spec
        .given(...before)
        .when(request, { facts: factsOf('active') })
        .then();
    }
  });
  it('X13 for a group that was deleted meanwhile it ends as every bot does, so that its slot comes back', () =>
    spec
      .given()
      .when(request, { now: 5, facts: factsOf('deleting') })
      .then(requested, {
        type: 'BotRetired',
        data: { ...core, reason: 'groupDeleted', enrolledAt: null, retiredAt: 5 },
      }));
  it('needs a group', () => spec.given().when(request, { facts }).thenRejected('group-not-found'));
});

describe('provisioning', () => {
  it('X16 shows an error from the first failure on, and tries again', () => {
    const data = { ...core, errorClass: 'image', code: 'ImageNotFound', occurredAt: 9, retryAt: 60 } as const;
    spec.given(requested).when(report(60), { now: 9, facts }).then({ type: 'BotProvisioningErrorOccurred', data });
  });
  it('X10 X16 an error that is not retried gives the bot up', () =>
    spec
      .given(requested)
      .when(report(null), { now: 9, facts })
      .then(...failed('image', 'ImageNotFound', 9)));
  it('X10 a bot that has not enrolled after 60 minutes failed, and not a millisecond before', () => {
    spec
      .given(requested)
      .when(expire, { now: DEADLINE - 1, facts })
      .then();
    spec
      .given(requested)
      .when(expire, { now: DEADLINE, facts })
      .then(...failed('timeout', 'ProvisioningTimedOut', DEADLINE));
  });
  it('I4 a late timer or report changes nothing', () => {
    for (const before of [[requested, enrolled], [requested, ...failed('image', 'ImageNotFound', 9)], gone]) {
      spec
        .given(...before)
        .when(expire, { now: DEADLINE, facts })
        .then();
      spec
        .given(...before)
        .when(report(null), { now: DEADLINE, facts })
        .then();
    }
  });
});

describe('EnrolBot', () => {
  it('S47 the agent is there, with the key that it will speak with', () =>
    spec.given(requested).when(enrol(), { now: 20, facts }).then(enrolled));
  it('I9 the same agent may say so again; another may not', () => {
    spec.given(requested, enrolled).when(enrol(), { facts }).then();
    spec.given(requested, enrolled).when(enrol('key-2'), { facts }).thenRejected('already-enrolled');
  });
  it('X10 a machine that comes after its bot was given up is not expected', () => {
    for (const before of [
      [requested, ...failed('guest', 'x', 9)],
      [requested, retired(null)],
      [requested, enrolled, lost],
      gone,
    ]) {
      spec
        .given(...before)
        .when(enrol(), { facts })
        .thenRejected('bot-not-expected');
    }
    spec.given().when(enrol(), { facts }).thenRejected('bot-not-found');
  });
});

describe('ScaleIn', () => {
  it('S55 a bot goes, also before it has enrolled', () => {
    spec.given(requested, enrolled).when(scaleIn, { now: 30, facts }).then(retired(20));
    spec.given(requested).when(scaleIn, { now: 30, facts }).then(retired(null));
  });
  it('I1 one that has enrolled since it was looked at stays, because it may have a run by now', () =>
    spec
      .given(requested, enrolled)
      .when({ type: 'ScaleIn', data: { ...ofBot, reason: 'idle', claim: null } }, { facts })
      .thenRejected('bot-still-wanted'));
  it('I8 one that goes already is not sent away again', () => {
    spec.given(requested, enrolled, retired(20)).when(scaleIn, { facts }).then();
    spec.given(requested, enrolled, lost).when(scaleIn, { facts }).then();
    spec
      .given(...gone)
      .when(scaleIn, { facts })
      .then();
  });
});

describe('LoseBot', () => {
  it('I2 names the run that it may have taken with it', () =>
    spec.given(requested, enrolled).when(lose('leaseExpired'), { now: 30, facts }).then(lost));
  it('X10 a machine that dies before it enrols is a provisioning failure, so that its group backs off', () =>
    spec
      .given(requested)
      .when(lose('machineGone'), { now: 9, facts })
      .then(...failed('guest', 'MachineGone', 9)));
  it('a bot that holds no lease can not lose one', () =>
    spec.given(requested).when(lose('leaseExpired'), { facts }).then());
  it('I8 a bot is lost once', () => {
    spec.given(requested, enrolled, lost).when(lose('machineGone'), { facts }).then();
    spec
      .given(...gone)
      .when(lose('machineGone'), { facts })
      .then();
  });
});

describe('ConfirmBotGone', () => {
  it('X10 ends the story of a bot that was leaving, once', () => {
    spec.given(requested, enrolled, retired(20)).when(confirmGone, { now: 40, facts }).then(deleted);
    spec
      .given(...gone)
      .when(confirmGone, { facts })
      .then();
  });
  it('I11 refuses to forget a bot that nobody has given up', () => {
    spec.given(requested).when(confirmGone, { facts }).thenRejected('bot-still-wanted');
    spec.given(requested, enrolled).when(confirmGone, { facts }).thenRejected('bot-still-wanted');
  });
});

it('nothing can be said of a bot that never was', () => {
  for (const command of [report(null), expire, scaleIn, lose('machineGone'), confirmGone]) {
    spec.given().when(command, { facts }).thenRejected('bot-not-found');
  }
});
