import type { Decider } from '#kernel/decider.js';
import type { Message } from '#kernel/message.js';
import { apiKeyDecider } from '#domain/access/api-key.decider.js';
import { principalDecider } from '#domain/access/principal.decider.js';
import type { HostlerCommand } from '#domain/all.commands.js';
import { botDecider } from '#domain/bot/bot.decider.js';
import { connectionDecider } from '#domain/connection/connection.decider.js';
import { environmentDecider } from '#domain/environment/environment.decider.js';
import { flowDecider } from '#domain/flow/flow.decider.js';
import { hostedGroupsDecider } from '#domain/hosted-groups/hosted-groups.decider.js';
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
  policiesOf,
  principalExists,
  runTarget,
  type Sources,
} from './facts.js';

export type { HostlerCommand };

/** How one command is carried out: by which rules, on which stream, with which facts. */
export type CommandEntry = {
  readonly decider: Decider<never, unknown, Message, never>;
  readonly stream: (command: Message) => string;
  readonly facts: (sources: Sources, command: Message) => unknown;
  /** The stream begins with this command: its id derives from the command's. */
  readonly begins: boolean;
};

type Fields = Readonly<Record<string, string>>;
const fields = ({ data }: Message): Fields => data as Fields;
const ofEnvironment = (kind: StreamKind) => (command: Message) => streamOf(kind, fields(command).environmentId ?? '');
const ofThing = (kind: StreamKind, id: string) => (command: Message) =>
  streamOf(kind, fields(command).environmentId ?? '', fields(command)[id]);
const ofSubject = (kind: StreamKind, id: string) => (command: Message) => streamOf(kind, fields(command)[id] ?? '');
const none = () => undefined;

const entry = <C extends Message, S, E extends Message, F>(
  decider: Decider<C, S, E, F>,
  stream: CommandEntry['stream'],
  facts: (sources: Sources, command: Message) => F | Promise<F>,
  begins = false,
): CommandEntry => ({ decider: decider as unknown as CommandEntry['decider'], stream, facts, begins });

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
  async (sources: Sources, { data }: Message) => {
    const { environmentId, name } = data as { environmentId: string; name?: string };
    return { nameTaken: name !== undefined && (await nameTaken(sources, projection, environmentId, name)) };
  };
const flow = (begins: boolean) => entry(flowDecider, ofThing('flow', 'flowId'), named('flows'), begins);
const image = (begins: boolean) => entry(imageDecider, ofThing('image', 'imageId'), named('images'), begins);
const apiKey = (begins: boolean) =>
  entry(
    apiKeyDecider,
    ofSubject('apiKey', 'keyId'),
    async ({ states }, { data }) => {
      const { subjectId } = data as { subjectId?: string };
      return { principalExists: subjectId !== undefined && (await principalExists(states, subjectId)) };
    },
    begins,
  );

const run = (begins: boolean) =>
  entry(
    runDecider,
    ofThing('run', 'runId'),
    async (sources, { data }) => ({
      policies: await policiesOf(sources.states, (data as { environmentId: string }).environmentId),
      target: begins ? await runTarget(sources, data as Parameters<typeof runTarget>[1]) : undefined,
    }),
    begins,
  );

/** Every command there is, and how it is carried out. One that is forgotten does not compile. */
export const commandTable: { readonly [Type in HostlerCommand['type']]: CommandEntry } = {
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
