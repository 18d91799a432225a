import type { HostlerEvent } from '#domain/all.events.js';
import { botExamples } from './bots.js';
import type { Examples } from './examples.js';
import { groupExamples } from './groups.js';
import { runExamples } from './runs.js';
import { settingExamples } from './settings.js';

/** One small story: a group, a bot, runs that end in every way, and all of it gone again. In the order in which it happens. */
export const examples: Examples<HostlerEvent> = {
  ...settingExamples,
  ...groupExamples,
  ...botExamples,
  ...runExamples,
};
