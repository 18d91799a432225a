import { Stack, Switch } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { bots } from '../../api/endpoints.js';
import { usePages } from '../../api/use-pages.js';
import { imageNameOf, useImageNames } from '../../images/use-image-names.js';
import { Empty } from '../../ui/empty.js';
import { ListPanel } from '../../ui/list-panel.js';
import { useRemembered } from '../../ui/use-remembered.js';
import { botColumns } from './bot-columns.js';
import { BotPanel } from './bot-panel.js';
import type { OfGroup } from './of-group.js';
import { useKnownRuns } from './use-known-runs.js';

const LIVING = 'reserved,provisioning,idle,busy,leaving';

/** Bots as they come and go, each with its life line. */
export function BotsPanel({ group }: OfGroup) {
  const [gone, setGone] = useRemembered('gone');
  const [chosen, choose] = useRemembered('bot');
  const names = useImageNames();
  const answer = usePages(bots, {
    query: { groupId: group.groupId, sort: '-reservedAt', limit: 100, ...(gone === '' ? { status: LIVING } : {}) },
  });
  const runsOf = useKnownRuns(group.groupId, answer.data?.pages.flatMap(({ items }) => items) ?? []);
  return (
    <Stack>
      {chosen !== '' && <BotPanel key={chosen} botId={chosen} onClose={() => choose('')} />}
      <ListPanel
        answer={answer}
        title="Bots"
        about="Made when runs wait, kept warm for a while, deleted when nothing needs them."
        actions={
          <Switch
            label="Show bots that are gone"
            checked={gone !== ''}
            onChange={({ currentTarget }) => setGone(currentTarget.checked ? 'shown' : '')}
          />
        }
        label="Bots"
        columns={botColumns((image) => imageNameOf(names, image), runsOf, gone !== '')}
        rowKey={({ botId }) => botId}
        isSelected={({ botId }) => botId === chosen}
        empty={
          <Empty icon={IconRobot} title="No bots at the moment">
            Bots aren't kept without work. As soon as a run waits, one is made; that can take more than 10 minutes,
            depending on the image.
          </Empty>
        }
      />
    </Stack>
  );
}
