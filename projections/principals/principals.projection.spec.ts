import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import { principals } from './principals.projection.js';

describe('principals', () => {
  it('U12 shows a person as an opaque subject', () =>
    projectionSpec(principals)
      .given({
        type: 'PrincipalCreated',
        data: { subjectId: 'person-1', kind: 'person', roles: ['SystemAdministrator'] },
      })
      .then({
        'person-1': {
          subjectId: 'person-1',
          environmentId: 'default',
          kind: 'person',
          roles: ['SystemAdministrator'],
          createdAt: 0,
        },
      }));
});
