import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Enrolment } from '../machine-provider.js';
import { removeWhole } from './remove-whole.js';
import type { ProcessIdentity } from './process-identity.js';

/** No separator, no dot: a bot's id names its folder, and nothing else in or above the folder of bots. */
const BOT_ID = /^[A-Za-z0-9_-]{1,128}$/;
const GONE = '.gone';

/** What stands on disk of one local machine: all that the provider knows of it. */
export class BotFolder {
  readonly path: string;

  constructor(
    botsFolder: string,
    readonly botId: string,
  ) {
    if (!BOT_ID.test(botId)) throw new Error('A bot id holds letters, digits, hyphens and underscores only.');
    this.path = join(botsFolder, botId);
  }

  exists(): boolean {
    return existsSync(this.path);
  }

  /** When the machine was first asked for, in milliseconds of wall time; the first asking makes the folder. */
  requestedAt(now: number): number {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const request = readJson(join(this.path, 'machine.json')) as { requestedAt: number } | undefined;
    if (request === undefined) this.write('machine.json', { requestedAt: now });
    return request?.requestedAt ?? now;
  }

  /** The agent that last held this folder. It writes itself in, as `agent-<n>.pid`; the highest number counts. */
  agent(): ProcessIdentity | undefined {
    const numbers = namesIn(this.path).flatMap((name) => /^agent-(\d+)\.pid$/.exec(name)?.[1] ?? []);
    if (numbers.length === 0) return undefined;
    return readJson(join(this.path, `agent-${Math.max(...numbers.map(Number))}.pid`)) as ProcessIdentity | undefined;
  }

  hasEnrolled(): boolean {
    return existsSync(join(this.path, 'identity.json'));
  }

  handOver(enrolment: Enrolment): void {
    this.write('enrolment.json', enrolment);
  }

  /** Said once nothing of the bot runs any more; taken back when its agent is started again. */
  isEnded(): boolean {
    return existsSync(join(this.path, 'ended'));
  }

  markEnded(ended: boolean): void {
    if (!existsSync(this.path)) return;
    if (ended) writeFileSync(join(this.path, 'ended'), '', { mode: 0o600 });
    else rmSync(join(this.path, 'ended'), { force: true });
  }

  /** The name changes first, so that half a folder is never taken for a machine. */
  async remove(): Promise<void> {
    if (existsSync(this.path)) {
      await removeWhole(this.path + GONE);
      renameSync(this.path, this.path + GONE);
    }
    await removeWhole(this.path + GONE);
  }

  private write(name: string, content: object): void {
    const path = join(this.path, name);
    writeFileSync(`${path}.draft`, JSON.stringify(content), { mode: 0o600, flush: true });
    renameSync(`${path}.draft`, path);
  }
}

/** Ids of all bots that have a folder, or the rest of one. */
export const botsIn = (botsFolder: string): readonly string[] => [
  ...new Set(
    namesIn(botsFolder)
      .map((name) => (name.endsWith(GONE) ? name.slice(0, -GONE.length) : name))
      .filter((name) => BOT_ID.test(name)),
  ),
];

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
