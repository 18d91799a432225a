import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { isFlat, isObject } from './fields.js';
import { invalidRequest, pointerTo, type FieldError } from './problem.js';

/** Bodies that are no JSON objects of a declared shape, such as raw bytes. */
const UNCHECKED = new Set<unknown>([Object, Buffer, String]);

const UNKNOWN_FIELD = 'is not a field that is known here; leave it out';

/** Makes a body into its class, and refuses what the class does not declare. */
@Injectable()
export class BodyPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || metatype === undefined || UNCHECKED.has(metatype)) return value;
    const given = value ?? {};
    if (!isObject(given)) throw invalidRequest({ pointer: '', detail: 'must be a JSON object' });
    // It would hide the class of the body from those that check it.
    if (Object.hasOwn(given, 'constructor')) throw invalidRequest({ pointer: '/constructor', detail: UNKNOWN_FIELD });
    const body = bodyFrom(given, metatype as new () => object);
    const errors = validateSync(body, {
      whitelist: true,
      forbidNonWhitelisted: true,
      validationError: { value: false },
    });
    if (errors.length > 0) throw invalidRequest(...errors.map(fieldError));
    return body;
  }
}

const bodyFrom = (given: object, bodyClass: new () => object): object =>
  isFlat(bodyClass) ? Object.assign(new bodyClass(), given) : plainToInstance(bodyClass, given);

function fieldError({ property, constraints = {} }: ValidationError): FieldError {
  const pointer = pointerTo(property);
  if ('whitelistValidation' in constraints) return { pointer, detail: UNKNOWN_FIELD };
  return { pointer, detail: Object.values(constraints)[0] ?? 'is not valid' };
}
