import type { Bot, BotStatus } from '../client/views.js';
import { formatDuration } from '../output/durations.js';
import { terminalWidth } from '../output/output.js';
import { shortened, wrapped } from '../output/table.js';
import { clockTime } from '../output/times.js';
import type { Snapshot, View } from './snapshot.js';

const BAR_CELLS = 24;
const DECISIONS_SHOWN = 4;

const marks: Readonly<Record<BotStatus, string>> = {
  reserved: '·',
  provisioning: '◌',
  idle: '○',
  busy: '●',
  leaving: '◍',
  deleted: ' ',
};

/** One small screen, painted over in place. */
export function openScreen(groupName: string, runs: number): View {
  let painted = 0;
  return {
    show(snapshot) {
      const width = terminalWidth() - 1;
      const lines = linesOf(groupName, runs, snapshot, width).map((line) => shortened(line, width));
      const back = painted === 0 ? '' : `\x1b[${painted}A\x1b[J`;
      process.stdout.write(`${back}${lines.join('\n')}\n`);
      painted = lines.length;
    },
    close: () => undefined,
  };
}

export function linesOf(groupName: string, runs: number, snapshot: Snapshot, width: number): readonly string[] {
  const { elapsedMs, over, running, waiting, whyWaiting, bots, decisions } = snapshot;
  const done = Math.floor((over / runs) * BAR_CELLS);
  const here = bots.filter(({ status }) => status !== 'deleted');
  const latest = decisions.slice(0, DECISIONS_SHOWN).reverse();
  return [
    '',
    `${groupName}   ${formatDuration(Math.floor(elapsedMs / 1_000) * 1_000)}`,
    `runs   ${'█'.repeat(done)}${'░'.repeat(BAR_CELLS - done)}  ${over} of ${runs} done, ${running} running, ${waiting} waiting`,
    `queue  ${whyWaiting ?? 'empty'}`,
    `bots   ${here.length} here, ${bots.length - here.length} gone   ${here.map(botText).join('   ')}`,
    'decisions',
    ...latest.flatMap(({ decidedAt, explanation }) => decisionText(clockTime(decidedAt), explanation, width)),
  ];
}

const botText = ({ botId, status }: Bot): string => `${marks[status]} ${botId.slice(0, 4)} ${status}`;

const decisionText = (at: string, explanation: string, width: number): readonly string[] =>
  wrapped(`${at}  ${explanation}`, width - 2, ' '.repeat(at.length + 2)).map((line) => `  ${line}`);
