import { wholenessOf, type Wholeness } from '#domain/connection/wholeness.js';
import type { ConnectionRow } from '#projections/connections/connections.projection.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { SecretStore } from '#vault/ports.js';
import { credentialOf } from '../../engine/credential-of.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';

/**
 * X5: what each connection leads by, by its id. The secret store has no past: of a past moment only the group is looked at.
 */
export async function wholeConnections(
  models: ModelsAtMoment,
  secrets: Pick<SecretStore, 'get'>,
  rows: readonly ConnectionRow[],
): Promise<(connectionId: string) => Wholeness> {
  const groups = await models.byKey<GroupRow>(
    'groups',
    rows.map(({ groupId }) => groupId),
  );
  const told = await Promise.all(
    rows.map(async ({ connectionId, groupId, credentialId }): Promise<[string, Wholeness]> => {
      const credential = models.past === undefined ? await credentialOf(secrets, credentialId) : 'notNeeded';
      return [connectionId, wholenessOf(groups.get(groupId)?.status, credential)];
    }),
  );
  const byId = new Map(told);
  return (connectionId) => byId.get(connectionId) ?? 'groupGone';
}
