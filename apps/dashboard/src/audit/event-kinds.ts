import type { EventView } from '#protocol/generated/api.gen.js';

/** The kinds of streams, in words: what an event is about. */
const words: Readonly<Record<EventView['kind'], string>> = {
  run: 'Runs',
  bot: 'Bots',
  hostedGroups: 'Machine groups',
  scaling: 'Scaling decisions',
  environment: 'Environment',
  image: 'VM images',
  flow: 'Flows',
  connection: 'Connections',
  principal: 'People and services',
  apiKey: 'API keys',
  installation: 'Installation',
};

export const kinds = Object.entries(words).map(([value, label]) => ({ value, label }));
export const wordOf = (kind: EventView['kind']): string => words[kind];
