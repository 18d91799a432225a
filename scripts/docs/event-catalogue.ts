import { join } from 'node:path';
import { ignored, type AnyFolds } from '#kernel/fold.js';
import { eventCatalogue } from '#domain/event-catalogue.js';
import { projections } from '#projections/all.js';
import { sagas } from '#sagas/all.js';
import { machine } from '#sagas/machine.effect.js';
import { fieldsOfEvents, type Field } from './event-fields.js';
import { producersOfEvents } from './event-producers.js';
import { inTable } from './markdown.js';

const introduction = `# Event catalogue

Made by \`npm run catalogue\` from the types and tables of the code; a test fails where it is out of date. Times are milliseconds
since 1970, UTC, and end in \`At\`, \`Deadline\` or \`Until\`; durations end in \`Ms\`. Beside its data every event carries the metadata of
[ADR 0002](adr/0002-keep-metadata-small-and-free-of-persons.md).
`;

/** The text of docs/event-catalogue.md. */
export function eventCatalogueText(root: string): string {
  const fields = fieldsOfEvents(root);
  const producers = producersOfEvents(root);
  const catalogued = Object.entries(eventCatalogue);
  const kinds = [...new Set(catalogued.map(([, { kind }]) => kind))];
  const sections = kinds.map((kind) => {
    const ofKind = catalogued.filter(([, entry]) => entry.kind === kind);
    const events = ofKind.map(([type, { schemaVersion }]) =>
      section(type, schemaVersion, producers.get(type) ?? [], fields.get(type) ?? []),
    );
    return `## Streams \`${kind}-…\`\n\n${events.join('\n')}`;
  });
  return [introduction, ...sections].join('\n');
}

function section(type: string, version: number, producers: readonly string[], fields: readonly Field[]): string {
  const made = producers.map((path) => `[${path}](${join('..', path)})`).join(', ');
  const rows = fields.map(({ name, type, optional, comment }) => [
    `\`${name}\`${optional ? ' (optional)' : ''}`,
    `\`${type}\``,
    comment,
  ]);
  return [
    `### ${type}`,
    '',
    `Version ${version}. Made in ${made}. Taken up by ${listenersTo(type).join('; ') || 'nobody'}.`,
    '',
    inTable(['field', 'type', ''], rows),
  ].join('\n');
}

function listenersTo(type: string): string[] {
  return [
    ...named('projections', projections, type),
    ...named('sagas', sagas, type),
    ...named('effects', [machine], type),
  ];
}

type Listed = { readonly name: string; readonly on: object };

function named(what: string, all: readonly Listed[], type: string): string[] {
  const names = all.filter(({ on }) => ((on as AnyFolds)[type] ?? ignored) !== ignored).map(({ name }) => name);
  return names.length === 0 ? [] : [`${what} ${names.join(', ')}`];
}
