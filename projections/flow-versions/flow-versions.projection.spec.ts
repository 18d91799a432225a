import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import { flowCreated, flowVersionPublished } from '../../test/support/events/flow-events.js';
import { flowVersionKey, flowVersions } from './flow-versions.projection.js';

describe('flow-versions', () => {
  it('P5 keeps what each version executes', () =>
    projectionSpec(flowVersions)
      .given(flowCreated, flowVersionPublished)
      .then({
        [flowVersionKey('flow-1', 1)]: {
          flowId: 'flow-1',
          environmentId: 'default',
          version: 1,
          definition: flowCreated.data.definition,
          publishedAt: 10,
        },
        [flowVersionKey('flow-1', 2)]: {
          flowId: 'flow-1',
          environmentId: 'default',
          version: 2,
          definition: flowVersionPublished.data.definition,
          publishedAt: 20,
        },
      }));
});
