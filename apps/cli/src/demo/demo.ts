import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOrWords } from '../error-code.js';
import { Context } from '../context.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import { DEMO_FOLDER } from './demo-settings.js';
import { holdDemoLock } from './demo-lock.js';
import { startDemoServer } from './demo-server.js';
import { leaveTidy } from './leave-tidy.js';
import { tellStory } from './story.js';

/** The whole demo, on a data folder and a server of its own. The last line says what came of it. */
export async function runDemo(data: string | undefined): Promise<ExitCode> {
  const folder = resolve(data ?? DEMO_FOLDER);
  const lock = holdDemoLock(makeFolder(folder));
  const interrupted = interruption();
  try {
    say(`Starting a server for the demo on ${folder} …`);
    const server = await startDemoServer(folder);
    const context = new Context({ data: folder, environment: 'default', url: server.url });
    try {
      const { lastLine, allTrue } = await Promise.race([tellStory(context, folder, interrupted), server.endedByItself]);
      await server.stop();
      say(lastLine);
      return allTrue ? exitCode.ok : exitCode.checkFailed;
    } catch (error) {
      if (interrupted.aborted) await leaveTidy(context, say);
      await server.stop();
      if (interrupted.aborted) return exitCode.interrupted;
      throw error;
    }
  } finally {
    lock.release();
  }
}

/** The first Ctrl-C ends the demo in order; a second one at once. */
function interruption(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interrupted.signal.aborted && signal === 'SIGINT') process.exit(exitCode.interrupted);
      interrupted.abort();
    });
  }
  return interrupted.signal;
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    const code = codeOrWords(error);
    throw new Failure(exitCode.refused, `The folder ${folder} can't be made (${code}): choose another with --data.`, {
      cause: error,
    });
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
