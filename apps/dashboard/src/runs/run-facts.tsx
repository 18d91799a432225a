import type { RunView } from '#protocol/generated/api.gen.js';
import { connection } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { BotLink } from '../groups/details/bot-link.js';
import { imageNameOf, useImageNames } from '../images/use-image-names.js';
import { FactList } from '../ui/fact-list.js';
import { Panel } from '../ui/panel.js';
import { Person } from '../ui/person.js';
import { ShortId } from '../ui/short-id.js';
import { StateBadge } from '../ui/state-badge.js';
import { TextLink } from '../ui/text-link.js';

export function RunFacts({ run }: { readonly run: RunView }) {
  const names = useImageNames();
  const { data: way } = useAnswer(connection, { path: { connectionId: run.connectionId } });
  return (
    <Panel title="About this run">
      <FactList
        columns={4}
        facts={[
          [
            'Machine group',
            <TextLink key="group" to="/environments/$environmentId/groups/$groupId" params={run}>
              {run.groupName ?? run.groupId.slice(0, 8)}
            </TextLink>,
          ],
          [
            'Flow',
            <TextLink
              key="flow"
              to="/environments/$environmentId/flows/$flowId"
              params={run}
            >{`${run.flowName ?? 'Flow'}, version ${run.flowVersion}`}</TextLink>,
          ],
          ['Run', <ShortId key="run" id={run.runId} />],
          ['Bot', <BotLink key="bot" botId={run.botId} groupId={run.groupId} />],
          ['VM image', imageNameOf(names, run.image)],
          ['Priority', <StateBadge key="priority" state={run.priority} />],
          ['Run mode', run.mode === 'unattended' ? 'Unattended' : run.mode],
          ['Caller', <Person key="caller" id={run.callerId} />],
          ['Correlation id', run.correlationId ?? '–'],
          ['Connection', way?.name ?? <ShortId key="connection" id={run.connectionId} />],
        ]}
      />
    </Panel>
  );
}
