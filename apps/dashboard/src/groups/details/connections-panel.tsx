import { connections } from '../../api/endpoints.js';
import { usePages } from '../../api/use-answer.js';
import { ConnectionsTable } from '../../connections/connections-table.js';
import { NewConnectionButton } from '../../connections/new-connection-button.js';
import { useListOf } from '../../ui/list-of.js';
import { Panel } from '../../ui/panel.js';
import { PresentOnly } from '../../ui/present-only.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import type { OfGroup } from './of-group.js';

/** S74: connections that reference the group. */
export function ConnectionsPanel({ group }: OfGroup) {
  const answer = usePages(connections, { query: { groupId: group.groupId, status: 'active', limit: 100 } });
  const list = useListOf(answer);
  return (
    <Panel
      flush
      title="Connections"
      about="By which account flows run on this group."
      actions={
        <PresentOnly>{group.status === 'active' && <NewConnectionButton groupId={group.groupId} />}</PresentOnly>
      }
    >
      <ProblemAlert error={answer.error} />
      <ConnectionsTable {...list} />
    </Panel>
  );
}
