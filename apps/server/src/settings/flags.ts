import { parseArgs } from 'node:util';
import { settingsSchema, type SettingName } from '#protocol/server-settings.js';
import { InvalidSetting } from './settings.js';

const properties = Object.entries(settingsSchema.properties) as [SettingName, { flag: string | null }][];

/** The flags of `hostler up`, by setting name. Unknown flags and words are refused. */
export function readFlags(words: readonly string[]): Readonly<Record<string, string | undefined>> {
  const byFlag = new Map(
    properties.flatMap(([name, { flag }]) => (flag === null ? [] : [[flag.slice(2), name] as const])),
  );
  const options = Object.fromEntries([...byFlag.keys()].map((flag) => [flag, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false });
    return Object.fromEntries(Object.entries(values).map(([flag, value]) => [byFlag.get(flag), String(value)]));
  } catch (error) {
    throw new InvalidSetting(
      `${error instanceof Error ? error.message.split('. ')[0] : 'unknown flag'}. See hostler up --help.`,
    );
  }
}
