import { describe, expect, it } from '@jest/globals';
import { fieldsOf } from './input-fields.js';
import { inputsToBegin, pointerTo, valuesOf, withValue } from './inputs.js';

const fields = fieldsOf({
  required: ['invoice', 'urgent'],
  properties: {
    invoice: { type: 'integer' },
    urgent: { type: 'boolean' },
    name: { type: 'string', default: 'World' },
    currency: { enum: ['EUR', 'USD'], default: 'GBP' },
    copy: { type: 'boolean' },
  },
});

describe('the inputs that a form begins with', () => {
  it('are the defaults that it shows, and no for what must be answered', () => {
    expect(inputsToBegin(fields, undefined)).toEqual({ name: 'World', urgent: false });
  });

  it('are those of the former run, and a default only where one is needed', () => {
    expect(inputsToBegin(fields, { invoice: 7, currency: 'USD' })).toEqual({
      invoice: 7,
      currency: 'USD',
      urgent: false,
    });
  });

  it('are JSON where no field would show a part of them, or there are no fields', () => {
    const unknown = { invoice: 7, former: 'field' };
    expect(inputsToBegin(fields, unknown)).toBe(JSON.stringify(unknown, null, 2));
    expect(inputsToBegin(fields, { invoice: 'seven' })).toContain('"seven"');
    expect(inputsToBegin(fields, { currency: 'GBP' })).toContain('"GBP"');
    expect(inputsToBegin(undefined, undefined)).toBe('{}');
  });
});

describe('the inputs that are sent', () => {
  it('are what is written, as long as it is a JSON object', () => {
    expect(valuesOf('{"amount": 5}')).toEqual({ amount: 5 });
    expect(valuesOf(' ')).toEqual({});
    for (const text of ['{"amount": 5,}', '[1]', 'null', '"text"']) expect(valuesOf(text)).toBeUndefined();
  });

  it('lack what was emptied', () => {
    expect(withValue({ name: 'World', steps: 5 }, 'name', '')).toEqual({ steps: 5 });
    expect(withValue({ steps: 5 }, 'currency', null)).toEqual({ steps: 5 });
    expect(withValue({ urgent: true }, 'urgent', false)).toEqual({ urgent: false });
  });

  it('are found by a problem whatever they are called', () => {
    expect(pointerTo('a/b~c')).toBe('/inputs/a~1b~0c');
  });
});
