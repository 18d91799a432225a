import { openLines } from './lines-view.js';
import { openScreen } from './screen-view.js';
import type { View } from './snapshot.js';

/** A screen that is painted over on a terminal; lines of what changes elsewhere, such as in a file or in CI. */
export const openView = (groupName: string, runs: number): View =>
  process.stdout.isTTY ? openScreen(groupName, runs) : openLines(runs);
