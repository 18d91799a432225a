import { describe, expect, it } from '@jest/globals';
import { definitionFrom, emptyDefinition, textOf } from './definition.js';

const whole = {
  command: 'node',
  arguments: ['-e', 'console.log(1)'],
  environment: { GREETING: 'Hello = you', PASSWORD: { secret: 'sap-password' } },
  folder: null,
  timeoutMs: 90_000,
  inputsSchema: { type: 'object' },
};

describe('a flow in a form', () => {
  it('is read back as it was written', () => {
    const { definition, faults } = definitionFrom(textOf(whole));
    expect(faults).toEqual({});
    expect(definition).toEqual(whole);
  });

  it('P5 keeps a secret a reference', () =>
    expect(textOf(whole).environment).toBe('GREETING=Hello = you\nPASSWORD=secret:sap-password'));

  it('says what can not be read', () =>
    expect(
      Object.keys(
        definitionFrom({ ...emptyDefinition, timeout: 'soon', inputsSchema: '[1]', environment: 'A B' }).faults,
      ),
    ).toEqual(['command', 'timeout', 'inputsSchema', 'environment']));
});
