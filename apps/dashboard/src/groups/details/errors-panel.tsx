import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { provisioningErrors } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { withPolicyNames } from '../../administration/policy-values.js';
import { nameInWords } from '../../audit/event-words.js';
import { Empty } from '../../ui/empty.js';
import { LoadingRows } from '../../ui/loading.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { When } from '../../ui/when.js';
import type { OfGroup } from './of-group.js';

/** S75, X16: why bots could not be made, in plain words, and what to do. */
export function ErrorsPanel({ group }: OfGroup) {
  const { data, error, isLoading } = useAnswer(provisioningErrors, {
    query: { groupId: group.groupId, limit: 100, sort: '-occurredAt' },
  });
  return (
    <Panel title="Provisioning errors" about="The latest first.">
      <ProblemAlert error={error} />
      {isLoading && <LoadingRows />}
      {data?.items.length === 0 && (
        <Empty icon={IconCircleCheck} title="No provisioning errors">
          Every bot that was asked for could be made.
        </Empty>
      )}
      <Stack gap="md">
        {data?.items.map((each) => (
          <div key={`${each.botId}${each.occurredAt}`}>
            <Group gap="xs">
              <Badge color="red" variant="light" radius="sm" tt="none">
                {nameInWords(each.errorClass)}
              </Badge>
              <Text fz="sm" fw={550}>
                {each.cause}
              </Text>
            </Group>
            <Text fz="sm" mt={4}>
              {withPolicyNames(each.remedy)}
            </Text>
            <Text fz="xs" c="dimmed" mt={2}>
              <When time={each.occurredAt} /> · <code>{each.code}</code> ·{' '}
              {each.givenUp ? (
                'this bot was given up'
              ) : each.retryAt === null ? (
                'not tried again'
              ) : (
                <>
                  tried again <When time={each.retryAt} relative />
                </>
              )}
            </Text>
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
