import 'reflect-metadata';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';

type About = {
  /** What the field is, for whoever reads the documentation. */
  readonly meaning: string;
  readonly example?: unknown;
  readonly optional?: true;
  readonly nullable?: true;
};

type Schema = Record<string, unknown>;

const FLAT = Symbol('flat');
/** Whether a body's class is made of the fields below: each is checked whole, so none is made into a class of its own. */
export const isFlat = (bodyClass: new () => object): boolean =>
  Reflect.hasMetadata(FLAT, bodyClass.prototype as object);

/**
 * Fields of bodies, each said once: what the documentation shows is what is checked. An expectation never repeats the value.
 */
function field(
  schema: Schema,
  expectation: string,
  fits: (value: unknown) => boolean,
  about: About,
): PropertyDecorator {
  const { meaning, optional, nullable, ...rest } = about;
  return applyDecorators(
    (target: object) => Reflect.defineMetadata(FLAT, true, target),
    ApiProperty({ ...schema, ...rest, description: meaning, required: !optional, nullable } as ApiPropertyOptions),
    ...(optional ? [ValidateIf((_, value: unknown) => value !== undefined)] : []),
    ValidateBy({
      name: 'fits',
      validator: {
        validate: (value: unknown) => (nullable === true && value === null) || fits(value),
        defaultMessage: () => (nullable ? `${expectation}, or null` : expectation),
      },
    }),
  );
}

/** Text, measured in characters as people count them. */
export const Text = (about: About & { minimum?: number; maximum: number }): PropertyDecorator => {
  const { minimum = 0, maximum, ...rest } = about;
  const schema = { type: 'string', ...(minimum > 0 ? { minLength: minimum } : {}), maxLength: maximum };
  return field(schema, `must be text of ${minimum} to ${maximum} characters`, isText(minimum, maximum), rest);
};

export const Pattern = (about: About & { pattern: RegExp; expectation: string }): PropertyDecorator => {
  const { pattern, expectation, ...rest } = about;
  const fits = (value: unknown): boolean => typeof value === 'string' && pattern.test(value);
  return field({ type: 'string', pattern: pattern.source }, expectation, fits, rest);
};

/** The id of something of ours. */
export const Id = (about: About): PropertyDecorator =>
  Pattern({
    example: '0d5a7f0e-4f0b-5c1b-9f39-6a2e1d2c3b4a',
    ...about,
    pattern: /^[A-Za-z0-9-]{1,100}$/,
    expectation: 'must be an id: letters, digits and hyphens',
  });

export const Whole = (about: About & { minimum: number; maximum: number }): PropertyDecorator => {
  const { minimum, maximum, ...rest } = about;
  const fits = (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
  return field(
    { type: 'integer', minimum, maximum },
    `must be a whole number from ${minimum} to ${maximum}`,
    fits,
    rest,
  );
};

export const Flag = (about: About): PropertyDecorator =>
  field({ type: 'boolean' }, 'must be true or false', (value) => typeof value === 'boolean', about);

export const OneOf = (about: About & { values: readonly string[] }): PropertyDecorator => {
  const { values, ...rest } = about;
  const fits = (value: unknown): boolean => typeof value === 'string' && values.includes(value);
  return field({ type: 'string', enum: [...values] }, `must be one of ${values.join(', ')}`, fits, rest);
};

export const TextList = (about: About & { maximum: number; maximumItems: number }): PropertyDecorator => {
  const { maximum, maximumItems, ...rest } = about;
  const schema = { type: 'array', maxItems: maximumItems, items: { type: 'string', maxLength: maximum } };
  const fits = (value: unknown): boolean =>
    Array.isArray(value) && value.length <= maximumItems && value.every(isText(0, maximum));
  return field(schema, `must be a list of at most ${maximumItems} texts of at most ${maximum} characters`, fits, rest);
};

/** An object whose fields are the caller's own. */
export const FreeObject = (about: About & { additionalProperties?: Schema }): PropertyDecorator => {
  const { additionalProperties, ...rest } = about;
  return field(
    { type: 'object', additionalProperties: additionalProperties ?? true },
    'must be an object',
    isObject,
    rest,
  );
};

/** A time in an answer: ISO 8601, UTC, with milliseconds. */
export const Time = (about: About): PropertyDecorator =>
  field({ type: 'string', format: 'date-time', example: '2026-01-31T08:15:00.000Z' }, '', () => true, about);

/** Numbers in an answer; with gaps, null stands where there is none. */
export const Numbers = ({ gaps, ...about }: About & { gaps?: true }): PropertyDecorator => {
  const items = { type: gaps === true ? ['number', 'null'] : 'number' };
  return field({ type: 'array', items }, '', () => true, about);
};

/** An object of a known shape in an answer, or a list of them. */
export const Shape = (shape: () => new () => object, about: About & { list?: true }): PropertyDecorator => {
  const { meaning, optional, nullable, list, ...rest } = about;
  // Only a function of this very name is asked for the class; any other is taken for the class itself.
  const type = (): new () => object => shape();
  const options = { ...rest, type, isArray: list === true, description: meaning, required: !optional, nullable };
  return ApiProperty(options as ApiPropertyOptions);
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText =
  (minimum: number, maximum: number) =>
  (value: unknown): boolean => {
    // Characters are at most as many as UTF-16 units, and at least half of them: hostile lengths are not counted one by one.
    if (typeof value !== 'string' || value.length > 2 * maximum) return false;
    const characters = [...value].length;
    return characters >= minimum && characters <= maximum;
  };
