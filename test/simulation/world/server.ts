import { deriveId } from '#kernel/ids.js';
import { assembleEngine, type RunningEngine } from '../../../apps/server/src/engine/assemble.js';
import { Gateway } from '../../../apps/server/src/agent-gateway/gateway.js';
import { FaultyPorts } from './faulty-ports.js';
import { Process } from './process.js';
import type { World } from './world.js';

const RESTART_AFTER_MS = [200, 1_000, 5_000, 20_000];
const DRAIN_MS = 10_000;
const CAPACITY = 6;
/** Longer than a server's, so that leases are not most of what happens. */
const LEASE_TTL_MS = 40_000;

export type Up = { readonly process: Process; readonly engine: RunningEngine; readonly gateway: Gateway };

/** One server: a row of processes, each begun when the one before has died. */
export class Server {
  process: Process;
  #up: Up | undefined;
  #lives = 0;

  constructor(
    readonly name: string,
    private readonly world: World,
  ) {
    this.process = this.#begin();
  }

  /** What can be spoken to; nothing while it starts or is dead. A stopped one is spoken to and does not answer. */
  get up(): Up | undefined {
    return this.process.isDead ? undefined : this.#up;
  }

  /** SIGTERM: it gives its leases back, and is dead when it has, or has taken too long. */
  restart(): void {
    const { process, up, world } = this;
    if (up === undefined) return;
    this.#up = undefined;
    world.timeline.at(world.timeline.now() + DRAIN_MS, () => process.kill());
    void up.engine.stop().then(() => process.kill());
  }

  #begin(): Process {
    const { world, name } = this;
    const process = new Process(`${name}.${(this.#lives += 1)}`, world.timeline);
    process.onDeath(() => {
      world.trace.say(`${process.name} is dead`);
      this.#up = undefined;
      const pause = world.faults.chance.oneOf(RESTART_AFTER_MS);
      world.timeline.at(world.timeline.now() + pause, () => (this.process = this.#begin()));
    });
    void this.#boot(process).catch((error: unknown) => {
      world.trace.say(`${process.name} could not start: ${String(error)}`);
      process.kill();
    });
    return process;
  }

  async #boot(process: Process): Promise<void> {
    const { world } = this;
    const ports = new FaultyPorts(process, world.faults, world.ports, world.violated);
    let ids = 0;
    const engine = await assembleEngine({
      ...ports,
      clock: process.clock,
      ids: { next: () => deriveId(process.name, (ids += 1)) },
      log: world.log(process.name),
      owner: process.name,
      leaseTtlMs: LEASE_TTL_MS,
      spread: () => world.faults.chance.next(),
      serverUrl: () => 'http://simulated',
      capacity: CAPACITY,
      runs: { projections: true, orchestrator: true },
      decided: (command, state) => world.coverage.decided(command, state),
    });
    await engine.engine.ready;
    const gateway = new Gateway(engine.engine, tokens, engine.board, new AbortController().signal);
    this.#up = { process, engine, gateway };
    world.trace.say(`${process.name} is up`);
  }
}

/** Who is who is shown elsewhere, with real signatures; here agents are believed. */
const tokens = {
  accessToken: async () => 'access',
  runToken: async () => 'run',
  checkAccess: () => Promise.reject(new Error('nobody asks')),
  checkRun: () => Promise.reject(new Error('nobody asks')),
};
