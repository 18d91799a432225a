import { policyDefinitions } from '#domain/environment/policies.js';
import { settingsSchema } from '#protocol/server-settings.js';
import { inTable } from './markdown.js';

type Setting = {
  readonly variable: string;
  readonly flag: string | null;
  readonly type: string;
  readonly description: string;
  readonly default?: string | number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
};

const introduction = `# Configuration

Made by \`npm run config-docs\` from \`libs/protocol/server-settings.ts\` and \`libs/domain/environment/policies.ts\`; a test fails where
it is out of date.

## Settings of a server

Read once, at the start; a flag of \`hostler up\` wins over an environment variable. A value that is not valid is refused with one
sentence, before anything is started.
`;

const aboutPolicies = `## Policies of an environment

Kept in the log, so that a change is an event: \`hostler environment set\`, or the API. A change holds from then on: what was queued or
started before keeps the deadline that it was given.
`;

/** The text of docs/configuration.md. */
export function configurationText(): string {
  const settings = Object.values<Setting>(settingsSchema.properties);
  const rows = settings.map((setting) => [
    `\`${setting.variable}\``,
    setting.flag === null ? '' : `\`${setting.flag}\``,
    setting.default === undefined ? '' : `\`${setting.default}\``,
    valuesOf(setting),
    setting.description,
  ]);
  const policies = Object.entries(policyDefinitions).map(([name, { default: value, minimum, maximum, meaning }]) => {
    const inWords = name.endsWith('Ms') ? durationInWords : String;
    return [`\`${name}\``, inWords(value), `${inWords(minimum)} … ${inWords(maximum)}`, meaning];
  });
  return [
    introduction,
    inTable(['variable', 'flag', 'default', 'values', 'meaning'], rows),
    aboutPolicies,
    inTable(['policy', 'default', 'values', 'meaning'], policies),
  ].join('\n');
}

function valuesOf({ type, minimum, maximum, enum: words }: Setting): string {
  if (words !== undefined) return words.map((word) => `\`${word}\``).join(', ');
  return minimum === undefined ? type : `${minimum} … ${maximum ?? ''}`;
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** The largest unit that divides it, so that nothing is rounded. */
function durationInWords(durationMs: number): string {
  const unit = units.find(([, unitMs]) => durationMs > 0 && durationMs % unitMs === 0);
  return unit === undefined ? `${durationMs} ms` : `${durationMs / unit[1]} ${unit[0]}`;
}
