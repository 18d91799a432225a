import { labelOf, sayPolicy } from '../administration/policy-values.js';
import { whyItGoes } from '../groups/bot-words.js';
import { inWords } from '../ui/durations.js';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
const short = (value: unknown): string => text(value).slice(0, 8);

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
const cancelled: Readonly<Record<string, string>> = {
  person: 'by a person',
  groupDeleted: 'its group is deleted',
  connectionDeleted: 'its connection is deleted',
};

/** What a few events say beyond their name; the others speak for themselves. */
const details: Readonly<Record<string, (data: Data) => string>> = {
  HostedGroupCreated: ({ name, committed, maximum }) =>
    `“${text(name)}”, ${text(committed)} committed, at most ${text(maximum)}`,
  HostedGroupRenamed: ({ previousName, name }) => `“${text(previousName)}” to “${text(name)}”`,
  ConnectionRenamed: ({ previousName, name }) => `“${text(previousName)}” to “${text(name)}”`,
  HostedGroupScalingChanged: ({ previousCommitted, committed, previousMaximum, maximum }) =>
    `committed ${text(previousCommitted)} → ${text(committed)}, maximum ${text(previousMaximum)} → ${text(maximum)}`,
  HostedGroupDeletionRequested: ({ reason }) => (reason === 'inactivity' ? 'for inactivity' : 'by a person'),
  AddOnsAssigned: ({ previousCount, count }) => `${text(previousCount)} → ${text(count)}`,
  PolicyChanged: ({ policy, previousValue, value }) =>
    `${labelOf(text(policy))} ${sayPolicy(text(policy), Number(previousValue))} → ${sayPolicy(text(policy), Number(value))}`,
  ScalingDecided: ({ result, bots, inputs }) =>
    `${nameInWords(text(result))}${bots === 0 ? '' : ` by ${text(bots)}`}, ${text((inputs as Data)['waiting'])} waiting`,
  RunAssigned: ({ botId }) => `to bot ${short(botId)}`,
  RunStarted: ({ botId }) => `on bot ${short(botId)}`,
  RunFailed: ({ code }) => text(code),
  RunTimedOut: ({ where }) => `in ${text(where)}`,
  RunReturnedToQueue: ({ reason }) => (reason === 'botLost' ? 'its bot was lost' : 'its bot did not take it'),
  RunCancelled: ({ reason }) => cancelled[text(reason)] ?? text(reason ?? ''),
  BotRetired: ({ reason }) => (typeof reason === 'string' ? lowered(whyItGoes(reason)) : ''),
  BotProvisioningErrorOccurred: ({ code }) => text(code ?? ''),
  ImageVersionPublished: ({ version }) => `version ${text(version)}`,
  FlowVersionPublished: ({ version }) => `version ${text(version)}`,
};

/** "HostedGroupScalingChanged" as "Hosted group scaling changed". */
export function nameInWords(type: string): string {
  const words = type.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/^Api /, 'API ');
}

export const detailOf = (type: string, data: Data): string => details[type]?.(data) ?? '';

export type Tone = 'good' | 'bad' | 'work' | 'plain';

/** How an event is coloured in a story. */
export function toneOf(type: string): Tone {
  if (/Failed|TimedOut|Lost|Error|Skipped/.test(type)) return 'bad';
  if (/Succeeded|Enrolled/.test(type)) return 'good';
  return /Started|Assigned|Requested|Reserved/.test(type) ? 'work' : 'plain';
}

/** How long after the event before it, where that is worth saying. */
export function gapInWords(before: string | undefined, at: string): string | undefined {
  if (before === undefined) return undefined;
  const ms = Date.parse(at) - Date.parse(before);
  return ms < 1 ? undefined : `+${inWords(ms)}`;
}
