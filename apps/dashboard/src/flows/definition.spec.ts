import { describe, expect, it } from '@jest/globals';
import { commandLine, definitionFrom, emptyDefinition, textOf } from './definition.js';

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

  it.each([[['line 1\nline 2', '', 'plain']], [['"quoted"', '"half']], [[]], [['']]])(
    'keeps the arguments %j',
    (all) => {
      const { definition } = definitionFrom(textOf({ ...whole, arguments: all }));
      expect(definition.arguments).toEqual(all);
    },
  );

  it.each([1, 12_345, 3_605_000, 90_061_001])('keeps a timeout of %i ms', (timeoutMs) =>
    expect(definitionFrom(textOf({ ...whole, timeoutMs })).definition.timeoutMs).toBe(timeoutMs),
  );

  it('is shown so that it can be read', () =>
    expect(commandLine({ command: 'node', arguments: ['-e', "say('hi there')"] })).toBe("node -e\nsay('hi there')"));

  it('P5 keeps a secret a reference', () =>
    expect(textOf(whole).environment).toBe('GREETING=Hello = you\nPASSWORD=secret:sap-password'));

  it('says what can not be read', () =>
    expect(
      Object.keys(
        definitionFrom({ ...emptyDefinition, timeout: 'soon', inputsSchema: '[1]', environment: 'A B' }).faults,
      ),
    ).toEqual(['command', 'timeout', 'inputsSchema', 'environment']));
});
