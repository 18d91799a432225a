import { expect, it } from '@jest/globals';
import { labelOf, sayPolicy, valueFrom, withPolicyNames } from './policy-values.js';

it('X18 shows policies in words, and reads them back', () => {
  expect(labelOf('queueTimeoutMs')).toBe('Queue timeout');
  expect(sayPolicy('queueTimeoutMs', 10_800_000)).toBe('3 h');
  expect(valueFrom('queueTimeoutMs', '3 h')).toBe(10_800_000);
  expect(valueFrom('maximumHostedGroups', '12')).toBe(12);
  expect(valueFrom('maximumHostedGroups', 'many')).toBeUndefined();
});

it('calls policies in sentences of the server as the page that they are changed on does', () =>
  expect(withPolicyNames('Raise the policy provisioningTimeoutMs if need be.')).toBe(
    'Raise the policy “Provisioning timeout” if need be.',
  ));
