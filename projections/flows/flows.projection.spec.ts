import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import { flowCreated, flowVersionPublished } from '../../test/support/events/flow-events.js';
import { flows } from './flows.projection.js';

describe('flows', () => {
  it('P5 shows a flow with its latest version', () =>
    projectionSpec(flows)
      .given(flowCreated, flowVersionPublished)
      .then({
        'flow-1': {
          flowId: 'flow-1',
          environmentId: 'default',
          name: 'Read invoices',
          description: '',
          version: 2,
          ownerId: 'person-1',
          createdAt: 10,
          publishedAt: 20,
        },
      }));
});
