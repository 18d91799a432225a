import { Inject, Injectable } from '@nestjs/common';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Json } from '#kernel/message.js';
import type { FlowEvent } from '#domain/flow/flow.events.js';
import { streamOf } from '#domain/streams.js';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import { compiledSchema, refuseUnfitInputs } from './inputs-schema.js';

/** Compiled schemas are a few kilobytes each. */
const KEPT_SCHEMAS = 500;

type Version = { readonly environmentId: string; readonly flowId: string; readonly version: number };

/** Checks the inputs of runs against the schema of the version of the flow that they name. */
@Injectable()
export class InputsCheck {
  /** By flow and version; a version is never changed. */
  readonly #compiled = new Map<string, ValidateFunction | null>();

  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'store'>) {}

  /** Refuses unfit inputs. A version that does not exist is for the domain to refuse. */
  async check(flow: Version, inputs: Json): Promise<void> {
    const validate = await this.#schemaOf(flow);
    if (validate !== null) refuseUnfitInputs(validate, inputs);
  }

  async #schemaOf(flow: Version): Promise<ValidateFunction | null> {
    const name = `${flow.flowId}:${flow.version}`;
    const kept = this.#compiled.get(name);
    if (kept !== undefined) return kept;
    const events = await this.engine.store.read(streamOf('flow', flow.environmentId, flow.flowId));
    const version = (events as readonly FlowEvent[]).find(({ data }) => data.version === flow.version);
    if (version === undefined) return null;
    const { inputsSchema } = version.data.definition;
    const validate = inputsSchema === null ? null : compiledSchema(inputsSchema);
    if (this.#compiled.size >= KEPT_SCHEMAS) this.#compiled.delete(this.#compiled.keys().next().value ?? '');
    this.#compiled.set(name, validate);
    return validate;
  }
}
