import type { HostlerCommand } from '#domain/all.commands.js';
import { Rejected } from '#kernel/rejected.js';
import { DEFAULT_ENVIRONMENT } from '../../../apps/server/src/engine/first-start.js';
import type { Up } from './server.js';
import { Violation } from './violation.js';
import type { World } from './world.js';

const ANSWER_WITHIN_MS = 20_000;
/** Who hears nothing tells it again, or gives up. */
const PERSISTS = 0.8;

type Asked = { readonly command: HostlerCommand; readonly commandId: string; revision: number | undefined };

/** What people have asked for, and what they were answered. A command whose answer was lost may be told again. */
export class Ledger {
  readonly #asked: Asked[] = [];

  constructor(private readonly world: World) {}

  tell(command: HostlerCommand): void {
    const asked = { command, commandId: this.world.nextId('command', this.#asked.length), revision: undefined };
    this.#asked.push(asked);
    this.#send(asked);
  }

  /** I8: an earlier command, told again under its id. */
  repeat(): void {
    const asked = this.world.faults.chance.anyOf(this.#asked.slice(-60));
    if (asked !== undefined) this.#send(asked);
  }

  /** An earlier wish, told anew: another command, which may find things as they are already. */
  tellAnew(): void {
    const asked = this.world.faults.chance.anyOf(this.#asked.slice(-60));
    if (asked !== undefined) this.tell(asked.command);
  }

  #send(asked: Asked): void {
    const up = this.world.anyServer();
    if (up === undefined) return;
    const { timeline, faults } = this.world;
    this.world.trace.say(`tells ${up.process.name}: ${asked.command.type} ${asked.commandId}`);
    let isHeard = true;
    const cancel = timeline.at(timeline.now() + ANSWER_WITHIN_MS, () => {
      isHeard = false;
      if (faults.chance.hits(PERSISTS)) this.#send(asked);
    });
    void this.#execute(up, asked).then(
      ({ revision, events, repeated }) => {
        cancel();
        if (isHeard && (events.length > 0 || repeated)) this.#answered(asked, revision);
      },
      (error: unknown) => {
        if (error instanceof Rejected) cancel();
        const said = error instanceof Rejected ? error.code : String(error);
        this.world.trace.say(`${asked.command.type} ${asked.commandId}: ${said}`);
        if (error instanceof Rejected && asked.revision !== undefined)
          this.world.violated(
            new Violation('I8', `${asked.command.type} was answered, and refused when told again: ${said}`),
          );
      },
    );
  }

  #execute({ engine }: Up, { command, commandId }: Asked) {
    const context = { environmentId: DEFAULT_ENVIRONMENT, actor: 'someone', commandId, correlationId: commandId };
    return engine.engine.execute(command, { ...context, causationId: commandId });
  }

  /** I7, I8: what was acknowledged stands in the log, and is acknowledged again in the same words. */
  #answered(asked: Asked, revision: number): void {
    const { command, commandId } = asked;
    if (!this.world.commands.has(commandId))
      this.world.violated(new Violation('I7', `${command.type} was acknowledged, and is not in the log`));
    if (asked.revision !== undefined && asked.revision !== revision)
      this.world.violated(new Violation('I8', `${command.type} was answered ${asked.revision}, and then ${revision}`));
    asked.revision = revision;
  }
}
