import { connections } from '../../api/endpoints.js';
import { usePages } from '../../api/use-pages.js';
import { ConnectionsList } from '../../connections/connections-list.js';
import { NewConnectionButton } from '../../connections/new-connection-button.js';
import { PresentOnly } from '../../ui/present-only.js';
import type { OfGroup } from './of-group.js';

/** S74: connections that reference the group. */
export function ConnectionsPanel({ group }: OfGroup) {
  const answer = usePages(connections, { query: { groupId: group.groupId, status: 'active', limit: 100 } });
  return (
    <ConnectionsList
      answer={answer}
      title="Connections"
      about="By which account flows run on this group."
      actions={
        <PresentOnly>{group.status === 'active' && <NewConnectionButton groupId={group.groupId} />}</PresentOnly>
      }
    />
  );
}
