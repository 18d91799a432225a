import { Inject, Injectable } from '@nestjs/common';
import type { Json } from '#kernel/message.js';
import { reject } from '#domain/rejections.js';
import { MAX_INPUTS_BYTES } from '#domain/run/enqueue-run.js';
import { streamOf } from '#domain/streams.js';
import type { Engine } from '../../engine/engine.js';
import { inputsReference } from '../../engine/references.js';
import { ENGINE } from '../tokens.js';

type OfRun = { readonly environmentId: string; readonly runId: string };
export type KeptInputs = { readonly inputsId: string | null; readonly inputsBytes: number };

/** Inputs stand in the payload store, where they can be erased; events only refer to them. */
@Injectable()
export class RunInputs {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'payloads' | 'store'>) {}

  /** P4. Asked before the inputs are checked against a schema, which may take its time over large ones. */
  refuseTooLarge(inputs: Json | undefined): void {
    if (bytesOf(inputs) > MAX_INPUTS_BYTES) reject('inputs-too-large', { maximumBytes: MAX_INPUTS_BYTES });
  }

  /** Stores inputs before the event that refers to them, so that no event ever refers to nothing. */
  async keep({ environmentId, runId }: OfRun, commandId: string, inputs: Json | undefined): Promise<KeptInputs> {
    if (inputs === undefined) return { inputsId: null, inputsBytes: 0 };
    const inputsBytes = bytesOf(inputs);
    const inputsId = inputsReference(commandId);
    await this.engine.payloads.put(inputsId, { environmentId, kind: 'input', subject: runId }, inputs);
    return { inputsId, inputsBytes };
  }

  /** Inputs of a run that was refused are not kept; those of a run that exists are. */
  async forget({ environmentId, runId }: OfRun): Promise<void> {
    const [enqueued] = await this.engine.store.read(streamOf('run', environmentId, runId), 0, 1);
    if (enqueued === undefined) await this.engine.payloads.erase({ environmentId, kind: 'input', subject: runId });
  }
}

const bytesOf = (inputs: Json | undefined): number =>
  inputs === undefined ? 0 : Buffer.byteLength(JSON.stringify(inputs));
