import { describe, expect, it } from '@jest/globals';
import { fieldsOf } from './input-fields.js';

describe('the form of a flow', () => {
  it('has a field for each simple property', () => {
    const fields = fieldsOf({
      type: 'object',
      required: ['invoice'],
      properties: {
        invoice: { type: 'integer', minimum: 1, description: 'Its number.' },
        currency: { enum: ['EUR', 'USD'], default: 'EUR' },
        urgent: { type: 'boolean', title: 'Is it urgent?' },
      },
    });
    expect(fields).toMatchObject([
      { name: 'invoice', kind: 'whole', required: true, minimum: 1, description: 'Its number.' },
      { name: 'currency', kind: 'choice', choices: ['EUR', 'USD'], otherwise: 'EUR', required: false },
      { name: 'urgent', kind: 'flag', label: 'Is it urgent?' },
    ]);
  });

  it('is JSON by hand where a property is not simple, or nothing is known', () => {
    expect(fieldsOf(null)).toBeUndefined();
    expect(fieldsOf({ type: 'object' })).toBeUndefined();
    expect(fieldsOf({ properties: { lines: { type: 'array' } } })).toBeUndefined();
    expect(fieldsOf({ properties: { either: { enum: [1, 'two'] } } })).toBeUndefined();
  });
});
