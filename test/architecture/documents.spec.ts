import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { eventCatalogue } from '#domain/event-catalogue.js';
import { eventTypes } from '../../apps/dashboard/src/audit/event-types.js';
import { configurationText } from '../../scripts/docs/configuration.js';
import { eventCatalogueText } from '../../scripts/docs/event-catalogue.js';
import { producersOfEvents } from '../../scripts/docs/event-producers.js';
import { repository } from './repository.js';

const document = (name: string): string => readFileSync(join(repository, 'docs', name), 'utf8');

it('keeps docs/event-catalogue.md up to date; npm run catalogue writes it', () => {
  expect(document('event-catalogue.md')).toBe(eventCatalogueText(repository));
});

it('keeps docs/configuration.md up to date; npm run config-docs writes it', () => {
  expect(document('configuration.md')).toBe(configurationText());
});

it('knows where every event is made', () => {
  const producers = producersOfEvents(repository);
  expect(Object.keys(eventCatalogue).filter((type) => !producers.has(type))).toEqual([]);
});

it('offers every type of event to those who look through the audit', () => {
  expect(eventTypes).toEqual(Object.keys(eventCatalogue));
});
