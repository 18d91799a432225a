import { Ajv2020 } from 'ajv/dist/2020.js';
import { isNetwork } from './is-network.js';
import { settingsSchema, type SettingName } from '#protocol/server-settings.js';

/** Everything that can be configured, validated. Units stand last in the names; see `docs/configuration.md`. */
export type Settings = {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly trustedProxies: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly eventStoreUrl: string | undefined;
  readonly namespace: string | undefined;
  readonly installationId: string | undefined;
  readonly masterKey: string | undefined;
  readonly capacity: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly logFile: string | undefined;
  readonly provider: 'local' | 'none';
  readonly localProvisioningDelayMs: number;
  readonly agentOrphanTimeoutMs: number;
  readonly roles: 'all' | 'api' | 'orchestrator';
};

/** A setting that can't be used: one sentence that names it and says what to do. */
export class InvalidSetting extends Error {
  override readonly name = 'InvalidSetting';
}

type Raw = Readonly<Record<string, string | undefined>>;

const ajv = new Ajv2020({ coerceTypes: true, useDefaults: true, keywords: ['variable', 'flag'] });
ajv.addFormat('networks', (text: string) => text.split(',').every((part) => isNetwork(part.trim())));
const validate = ajv.compile<Settings>(settingsSchema);

/** Reads settings from flags (by setting name), then from the environment (by variable name), then from the defaults. */
export function readSettings(environment: Raw, flags: Raw = {}): Settings {
  const raw: Record<string, unknown> = {};
  for (const name of Object.keys(settingsSchema.properties) as SettingName[]) {
    const value = flags[name] ?? environment[settingsSchema.properties[name].variable];
    if (value !== undefined && value !== '') raw[name] = value;
  }
  if (validate(raw)) return raw;
  const [problem] = validate.errors ?? [];
  const name = (problem?.instancePath ?? '').slice(1) as SettingName;
  const { variable, description } = settingsSchema.properties[name];
  throw new InvalidSetting(`${variable} ${problem?.message ?? 'is not valid'}. ${description}`);
}
