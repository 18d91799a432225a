import { describe, expect, it } from '@jest/globals';
import { policyChange } from '../commands/environment.js';
import { jsonByName, textByName, wholeNumber } from './values.js';

describe('values of options', () => {
  it('are JSON where they can be, and text otherwise', () => {
    expect(jsonByName(['n=3', 'ok=true', 'list=[1]', 'text=hello', 'quoted="3"', 'sum=1+1=2', 'empty='])).toEqual({
      n: 3,
      ok: true,
      list: [1],
      text: 'hello',
      quoted: '3',
      sum: '1+1=2',
      empty: '',
    });
  });

  it('must be given to a name', () => {
    expect(() => textByName(['=x'])).toThrow('is not of the form name=value');
    expect(() => textByName(['x'])).toThrow('is not of the form name=value');
  });

  it.each(['', '-1', '1.5', '1e3', 'many'])('"%s" is no whole number', (text) => {
    expect(() => wholeNumber(text)).toThrow('is no whole number');
  });

  it('X18 are policies by either name, times as durations', () => {
    const known = ['idleTimeoutMs', 'maximumHostedGroups'];
    expect(policyChange('idleTimeout', '3s', known)).toEqual(['idleTimeoutMs', 3_000]);
    expect(policyChange('idleTimeoutMs', '3000', known)).toEqual(['idleTimeoutMs', 3_000]);
    expect(policyChange('maximumHostedGroups', '12', known)).toEqual(['maximumHostedGroups', 12]);
    expect(() => policyChange('idle', '3s', known)).toThrow('there are idleTimeout, maximumHostedGroups');
  });
});
