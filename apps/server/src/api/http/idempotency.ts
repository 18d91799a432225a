import { Inject, Injectable } from '@nestjs/common';
import type { Answer as KeptAnswer } from '#runtime/answers.js';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import { Answer } from './answer.js';
import { ANSWER_KEPT_MS } from './idempotency-key.js';
import { Problem } from './problem.js';

/** One request under one key, told from others under it by its digest. */
export type Keyed = { readonly scope: string; readonly key: string; readonly digest: string };

/**
 * Gives the first answer again to a request that is repeated under its key. Only what was done is kept: a refusal changed
 * nothing, so the same request may be judged anew. A crash between doing and keeping is harmless, since the command's id
 * derives from the key: its stream recognises it.
 */
@Injectable()
export class Idempotency {
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'rows' | 'clock' | 'logId'>) {}

  /** `replayable` is false where the answer shows a credential, which is kept nowhere. */
  async once(keyed: Keyed, replayable: boolean, carryOut: () => Promise<unknown>): Promise<unknown> {
    const name = JSON.stringify([keyed.scope, keyed.key]);
    for (let before = this.#underWay.get(name); before !== undefined; before = this.#underWay.get(name)) {
      await before.catch(() => undefined);
    }
    const doing = this.#answer(keyed, replayable, carryOut);
    this.#underWay.set(name, doing);
    try {
      return await doing;
    } finally {
      if (this.#underWay.get(name) === doing) this.#underWay.delete(name);
    }
  }

  async #answer(keyed: Keyed, replayable: boolean, carryOut: () => Promise<unknown>): Promise<unknown> {
    const kept = await this.engine.rows.answers.find(keyed.scope, keyed.key);
    if (kept !== undefined) return this.#again(kept, keyed);
    const answer = await carryOut();
    await this.engine.rows.answers.keep(this.#toKeep(keyed, replayable, answer));
    return answer;
  }

  #again(kept: KeptAnswer, { digest }: Keyed): unknown {
    if (kept.digest !== digest) throw new Problem('idempotency-key-reused');
    const tooOld = kept.answeredAt <= this.engine.clock.now() - ANSWER_KEPT_MS;
    if (tooOld || kept.status === SHOWN_ONCE) throw new Problem('idempotency-key-used');
    return new Answer(JSON.parse(kept.body) as unknown, {
      headers: { ...kept.headers, 'Idempotency-Replayed': 'true' },
    });
  }

  #toKeep(keyed: Keyed, replayable: boolean, answer: unknown): KeptAnswer {
    const given = answer instanceof Answer ? answer : new Answer(answer);
    return {
      ...keyed,
      status: replayable ? ANSWERED : SHOWN_ONCE,
      body: replayable ? JSON.stringify(given.body ?? null) : 'null',
      headers: replayable ? given.headers(this.engine.logId) : {},
      answeredAt: this.engine.clock.now(),
    };
  }
}

/** What is kept as status: the route knows which one of success it answers with. */
const ANSWERED = 200;
const SHOWN_ONCE = 410;
