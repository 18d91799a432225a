import type { Golden } from './golden-files.js';

type Catalogue = Readonly<Record<string, { readonly schemaVersion: number }>>;
type Fields = ReadonlyMap<string, readonly { readonly name: string; readonly optional: boolean }[]>;

/** Where golden files, the catalogue of events and the fields that the code knows do not agree: one sentence each. */
export function goldenFaults(golden: readonly Golden[], catalogue: Catalogue, fields: Fields): string[] {
  return [
    ...missing(golden, catalogue),
    ...golden.flatMap((event) => [...strange(event, catalogue), ...changed(event, fields)]),
  ];
}

function missing(golden: readonly Golden[], catalogue: Catalogue): string[] {
  const names = new Set(golden.map(({ name }) => name));
  return Object.entries(catalogue)
    .flatMap(([type, { schemaVersion }]) =>
      Array.from({ length: schemaVersion }, (_, index) => `${type}.v${index + 1}.json`),
    )
    .filter((name) => !names.has(name))
    .map((name) => `${name} is missing; npm run golden writes it from an example`);
}

function strange({ name, type, schemaVersion }: Golden, catalogue: Catalogue): string[] {
  if (name !== `${type}.v${schemaVersion}.json`) return [`${name} holds a ${type} of version ${schemaVersion}`];
  return type in catalogue ? [] : [`${type} is in old logs, but no longer in the catalogue`];
}

/** Fields are only added, and an added one must be optional: old events do not have it. */
function changed({ name, type, data }: Golden, fields: Fields): string[] {
  const known = fields.get(type);
  if (known === undefined) return [];
  const present = new Set(Object.keys(data));
  const names = new Set(known.map((field) => field.name));
  return [
    ...known
      .filter((field) => !field.optional && !present.has(field.name))
      .map((field) => `${name} has no ${field.name}, which the code counts on`),
    ...[...present]
      .filter((field) => !names.has(field))
      .map((field) => `${name} has ${field}, which the code has forgotten`),
  ];
}
