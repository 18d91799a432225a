import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Engine } from '../../engine/engine.js';
import { ANSWER_KEPT_MS } from '../http/idempotency-key.js';
import { API_PARTS, ENGINE, type ApiParts } from '../tokens.js';

const EVERY_MS = 60 * 60 * 1_000;

/** Forgets what is worth nothing any more: credentials that have ended, and answers that are no longer given again. */
@Injectable()
export class Forgetting implements OnApplicationBootstrap {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'clock' | 'credentials' | 'rows'>,
    @Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'draining' | 'logger'>,
  ) {}

  onApplicationBootstrap(): void {
    void this.run();
  }

  private async run(): Promise<void> {
    const { clock } = this.engine;
    while (!this.parts.draining.aborted) {
      await this.forget().catch((error: unknown) =>
        this.parts.logger.warn({ type: error instanceof Error ? error.name : typeof error }, 'nothing was forgotten'),
      );
      await clock.waitUntil(clock.now() + EVERY_MS, this.parts.draining);
    }
  }

  /** Answers stay a day longer than they are given, so that an old key is refused by name and not decided anew. */
  private async forget(): Promise<void> {
    const { clock, credentials, rows } = this.engine;
    await rows.answers.forgetBefore(clock.now() - 2 * ANSWER_KEPT_MS);
    await credentials.forgetExpired(clock.now());
  }
}
