import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Json } from '#kernel/message.js';
import { Problem, pointerTo, type FieldError } from '../http/problem.js';
import { Overdue, withinTime } from './within-time.js';

/** By the wall clock, so generous: a busy machine must not refuse what is fit. What would take for ever takes no longer. */
const COMPILE_MS = 2_000;
const VALIDATE_MS = 1_000;

const options = { strict: false, allErrors: false, logger: false, validateFormats: true } as const;
/** Knows what a schema may look like. Making one of these takes longer than most schemas take to compile. */
const metaSchema = withFormats(new Ajv2020(options));

/**
 * A schema as a function. Each is compiled alone, so that none can refer to another's ids. Throws a {@link Problem} that names
 * the place where the schema can't be used.
 */
export function compiledSchema(schema: Json): ValidateFunction {
  const ajv = withFormats(new Ajv2020({ ...options, meta: false, validateSchema: false }));
  try {
    if (withinTime(COMPILE_MS, () => metaSchema.validateSchema(schema as object)) !== true)
      throw new UnfitSchema(metaSchema.errors?.[0]);
    const validate = withinTime(COMPILE_MS, () => ajv.compile(schema as object));
    // A schema that refers to itself without end compiles, and fails at its first use: let that be now.
    withinTime(VALIDATE_MS, () => validate({}));
    return validate;
  } catch (error) {
    throw new Problem('invalid-inputs-schema', { errors: [schemaError(error)] });
  }
}

function withFormats(ajv: Ajv2020): Ajv2020 {
  ajvFormats.default(ajv);
  return ajv;
}

class UnfitSchema extends Error {
  override readonly name = 'UnfitSchema';
  constructor(readonly first: ErrorObject | undefined) {
    super(first?.message);
  }
}

/** Refuses inputs that don't satisfy the schema, saying where and what is expected, and never what was there. */
export function refuseUnfitInputs(validate: ValidateFunction, inputs: Json): void {
  let isFit: boolean;
  try {
    isFit = withinTime(VALIDATE_MS, () => validate(inputs) as boolean);
  } catch (error) {
    throw error instanceof Overdue || error instanceof RangeError ? new Problem('inputs-check-too-slow') : error;
  }
  if (isFit) return;
  const errors = (validate.errors ?? []).slice(0, 1).map(inputError);
  throw new Problem('invalid-inputs', { errors });
}

function schemaError(error: unknown): FieldError {
  const first = error instanceof UnfitSchema ? error.first : undefined;
  const pointer = `/inputsSchema${first?.instancePath ?? ''}`;
  if (error instanceof Overdue) return { pointer, detail: 'takes too long to compile' };
  if (error instanceof RangeError) return { pointer, detail: 'refers to itself without end' };
  return {
    pointer,
    detail: first?.message ?? 'must be a JSON Schema (2020-12) that refers to nothing outside of itself',
  };
}

/** Messages of a validator speak of the schema only; the names of fields are the path, not the value. */
function inputError({ instancePath, message, params, keyword }: ErrorObject): FieldError {
  const { additionalProperty, unevaluatedProperty, missingProperty } = params as Record<string, unknown>;
  const named = additionalProperty ?? unevaluatedProperty ?? missingProperty;
  const field = typeof named === 'string' ? pointerTo(named) : '';
  return { pointer: `/inputs${instancePath}${field}`, detail: detailOf(keyword, message) };
}

function detailOf(keyword: string, message = 'is not valid'): string {
  if (keyword === 'required') return 'is required';
  return keyword === 'additionalProperties' ? 'is not a field that the schema knows' : message;
}
