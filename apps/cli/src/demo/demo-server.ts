import { setTimeout as sleep } from 'node:timers/promises';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import { withProgress } from '../output/progress.js';
import { startServerProcess, type ServerProcess } from '../server-process.js';
import { AGENT_ORPHAN_TIMEOUT_MS, PROVISIONING_DELAY_MS } from './demo-settings.js';

/** The server of a demo that was killed stops by itself, but takes a moment. */
const LEFT_SERVER_STOPS_WITHIN_MS = 20_000;
const LOOK_MS = 500;

export type DemoServer = {
  readonly url: string;
  /** Rejects when the server ends without having been asked to. */
  readonly endedByItself: Promise<never>;
  stop(): Promise<void>;
};

/** A server for the demo alone, on a free port, which is the same at the next demo: bots that outlived a server look there. */
export async function startDemoServer(folder: string): Promise<DemoServer> {
  const giveUpAt = performance.now() + LEFT_SERVER_STOPS_WITHIN_MS;
  for (;;) {
    const server = startServerProcess(flagsFor(folder), 'kept');
    const url = await withProgress(() => 'Starting', server.ready);
    if (url !== undefined) return running(server, url, folder);
    const complaint = server.complaint();
    if (!/is in use by/.test(complaint) || performance.now() > giveUpAt)
      throw new Failure(exitCode.refused, complaint || "The demo's server could not start.");
    await withProgress(() => 'Waiting for the server of an earlier demo to stop', sleep(LOOK_MS));
  }
}

const flagsFor = (folder: string): readonly string[] => [
  `--data=${folder}`,
  '--host=127.0.0.1',
  '--port=0',
  '--provider=local',
  `--local-provisioning-delay-ms=${PROVISIONING_DELAY_MS}`,
  `--agent-orphan-timeout-ms=${AGENT_ORPHAN_TIMEOUT_MS}`,
];

function running(server: ServerProcess, url: string, folder: string): DemoServer {
  let stopping = false;
  const endedByItself = server.exited.then((code): never => {
    if (stopping) return undefined as never;
    const sentence = `The demo's server ended by itself (${code}); ${folder}/server.log may say why. Start the demo again: it takes up what is left.`;
    throw new Failure(exitCode.noServer, sentence);
  });
  // Nobody may be waiting for it just then.
  endedByItself.catch(() => undefined);
  const stop = async (): Promise<void> => {
    stopping = true;
    server.stop();
    await withProgress(() => 'Stopping', server.exited);
  };
  return { url, endedByItself, stop };
}
