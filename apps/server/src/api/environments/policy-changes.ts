import type { DataOf } from '#kernel/message.js';
import { policyDefinitions, type PolicyName } from '#domain/environment/policies.js';
import type { EnvironmentCommand } from '#domain/environment/environment.commands.js';
import { reject } from '#domain/rejections.js';
import { invalidRequest, pointerTo } from '../http/problem.js';

type ChangePolicy = { readonly type: 'ChangePolicy'; readonly data: DataOf<EnvironmentCommand, 'ChangePolicy'> };

/** A command for each policy; none where one of them is wrong. */
export function policyChanges(environmentId: string, policies: Readonly<Record<string, unknown>>): ChangePolicy[] {
  return Object.entries(policies).map(([policy, value]) => {
    const definition = Object.hasOwn(policyDefinitions, policy) ? policyDefinitions[policy as PolicyName] : undefined;
    if (definition === undefined) reject('policy-unknown', { known: Object.keys(policyDefinitions) as PolicyName[] });
    if (typeof value !== 'number')
      throw invalidRequest({ pointer: pointerTo('policies', policy), detail: 'must be a whole number' });
    const { minimum, maximum } = definition;
    if (!Number.isInteger(value) || value < minimum || value > maximum)
      reject('policy-out-of-bounds', { policy: policy as PolicyName, minimum, maximum });
    return { type: 'ChangePolicy', data: { environmentId, policy, value } };
  });
}
