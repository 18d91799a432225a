import type { Snapshot, View } from './snapshot.js';

/** A line for everything that has changed since the last look. */
export function openLines(runs: number): View {
  const botStatus = new Map<string, string>();
  const decided = new Set<string>();
  let progress = '';
  return {
    show(snapshot) {
      const lines = [
        ...newDecisions(snapshot, decided),
        ...changedBots(snapshot, botStatus),
        ...(progress === (progress = progressOf(snapshot, runs)) ? [] : [progress]),
      ];
      const at = `${(snapshot.elapsedMs / 1_000).toFixed(1).padStart(6)} s  `;
      for (const line of lines) process.stdout.write(`${at}${line}\n`);
    },
    close: () => undefined,
  };
}

const progressOf = ({ over, running, waiting }: Snapshot, runs: number): string =>
  `runs: ${over} of ${runs} done, ${running} running, ${waiting} waiting`;

function newDecisions({ decisions }: Snapshot, decided: Set<string>): readonly string[] {
  return [...decisions].reverse().flatMap(({ decidedAt, explanation }) => {
    const known = decided.has(decidedAt + explanation);
    decided.add(decidedAt + explanation);
    return known ? [] : [`decision: ${explanation}`];
  });
}

function changedBots({ bots }: Snapshot, botStatus: Map<string, string>): readonly string[] {
  return bots.flatMap(({ botId, status, leavingReason }) => {
    if (botStatus.get(botId) === status) return [];
    botStatus.set(botId, status);
    const why = status === 'leaving' && leavingReason !== null ? ` (${leavingReason})` : '';
    return [`bot ${botId.slice(0, 8)}: ${status === 'deleted' ? 'gone' : status}${why}`];
  });
}
