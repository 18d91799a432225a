import type { Decider } from '#kernel/decider.js';
import type { Message } from '#kernel/message.js';
import { apiKeyDecider } from '#domain/access/api-key.decider.js';
import { principalDecider } from '#domain/access/principal.decider.js';
import type { HostlerCommand } from '#domain/all.commands.js';
import { botDecider } from '#domain/bot/bot.decider.js';
import { connectionDecider } from '#domain/connection/connection.decider.js';
import { environmentDecider } from '#domain/environment/environment.decider.js';
import type { FlowCommand } from '#domain/flow/flow.commands.js';
import { flowDecider } from '#domain/flow/flow.decider.js';
import { hostedGroupsDecider } from '#domain/hosted-groups/hosted-groups.decider.js';
import type { ImageCommand } from '#domain/image/image.commands.js';
import { imageDecider } from '#domain/image/image.decider.js';
import { installationDecider } from '#domain/installation/installation.decider.js';
import { runDecider } from '#domain/run/run.decider.js';
import { scalingDecider } from '#domain/scaling/scaling.decider.js';
import { INSTALLATION_STREAM, streamOf, type StreamKind } from '#domain/streams.js';
import {
  botFacts,
  connectionFacts,
  hostedGroupsFacts,
  nameTaken,
  principalExists,
  runFacts,
  type Sources,
} from './facts.js';

export type { HostlerCommand };

/** How one command is carried out: by which rules, on which stream, with which facts. */
export type EntryOf<Command extends Message> = {
  readonly decider: Decider<Command, unknown, Message, unknown>;
  readonly stream: (command: Command) => string;
  readonly facts: (sources: Sources, command: Command) => unknown;
  /** The stream begins with this command: its id derives from the command's. */
  readonly begins: boolean;
};

type With<Id extends string> = { readonly data: { readonly [Name in Id]: string } };

const ofEnvironment = (kind: StreamKind) => (command: With<'environmentId'>) =>
  streamOf(kind, command.data.environmentId);
const ofThing =
  <Id extends string>(kind: StreamKind, id: Id) =>
  ({ data }: With<'environmentId'> & With<Id>) =>
    streamOf(kind, data.environmentId, data[id]);
const ofSubject =
  <Id extends string>(kind: StreamKind, id: Id) =>
  ({ data }: With<Id>) =>
    streamOf(kind, data[id]);
const none = () => undefined;

const entry = <C extends Message, S, E extends Message, F>(
  decider: Decider<C, S, E, F>,
  stream: (command: C) => string,
  facts: (sources: Sources, command: C) => F | Promise<F>,
  begins = false,
): EntryOf<C> => ({ decider, stream, facts, begins });

const installation = entry(installationDecider, () => INSTALLATION_STREAM, none);
const environment = entry(environmentDecider, ofEnvironment('environment'), none);
const hostedGroups = entry(hostedGroupsDecider, ofEnvironment('hostedGroups'), hostedGroupsFacts);
const bot = entry(botDecider, ofThing('bot', 'botId'), botFacts);
const scaling = entry(scalingDecider, ofThing('scaling', 'groupId'), none);
const principal = entry(principalDecider, ofSubject('principal', 'subjectId'), none);

const connection = (begins: boolean) =>
  entry(connectionDecider, ofThing('connection', 'connectionId'), connectionFacts, begins);
const named =
  (projection: 'flows' | 'images') =>
  async (sources: Sources, { data }: FlowCommand | ImageCommand) => ({
    nameTaken: 'name' in data && (await nameTaken(sources, projection, data.environmentId, data.name)),
  });
const flow = (begins: boolean) => entry(flowDecider, ofThing('flow', 'flowId'), named('flows'), begins);
const image = (begins: boolean) => entry(imageDecider, ofThing('image', 'imageId'), named('images'), begins);
const apiKey = (begins: boolean) =>
  entry(
    apiKeyDecider,
    ofSubject('apiKey', 'keyId'),
    async ({ states }, { data }) => ({
      principalExists: 'subjectId' in data && (await principalExists(states, data.subjectId)),
    }),
    begins,
  );
const run = (begins: boolean) => entry(runDecider, ofThing('run', 'runId'), runFacts, begins);

/** Every command there is, and how it is carried out. One that is forgotten does not compile. */
export const commandTable: {
  readonly [Type in HostlerCommand['type']]: EntryOf<Extract<HostlerCommand, { type: Type }>>;
} = {
  SkipPoisonEvent: installation,

  CreateEnvironment: environment,
  ChangePolicy: environment,
  SetSecret: environment,
  RemoveSecret: environment,

  AssignAddOns: hostedGroups,
  CreateHostedGroup: hostedGroups,
  EditHostedGroup: hostedGroups,
  UpdateImage: hostedGroups,
  DeleteHostedGroup: hostedGroups,
  DeleteInactiveHostedGroup: hostedGroups,
  FinishHostedGroupDeletion: hostedGroups,
  RestoreHostedGroup: hostedGroups,
  ScaleOut: hostedGroups,
  ReleaseSlot: hostedGroups,

  RegisterImage: image(true),
  PublishImageVersion: image(false),
  CreateFlow: flow(true),
  PublishFlowVersion: flow(false),
  CreateConnection: connection(true),
  EditConnection: connection(false),
  DeleteConnection: connection(false),

  EnqueueRun: run(true),
  AssignRun: run(false),
  StartRun: run(false),
  ReturnRun: run(false),
  LoseRun: run(false),
  CancelRun: run(false),
  ExpireRun: run(false),
  CompleteRun: run(false),

  RequestBot: bot,
  ReportProvisioningError: bot,
  ExpireProvisioning: bot,
  EnrolBot: bot,
  ScaleIn: bot,
  LoseBot: bot,
  ConfirmBotGone: bot,

  RecordScalingDecision: scaling,
  CreatePrincipal: principal,
  IssueApiKey: apiKey(true),
  RevokeApiKey: apiKey(false),
};

/** The types end here: of a command, only the table knows which entry is its own. */
export const entryOf = (command: HostlerCommand): EntryOf<HostlerCommand> =>
  commandTable[command.type] as EntryOf<HostlerCommand>;
