import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { provisioningErrors } from '../../api/endpoints.js';
import { usePages } from '../../api/use-pages.js';
import { withPolicyNames } from '../../administration/policy-values.js';
import { nameInWords } from '../../audit/event-words.js';
import { Empty } from '../../ui/empty.js';
import { LoadingRows } from '../../ui/loading.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { ShowMore } from '../../ui/show-more.js';
import { When } from '../../ui/when.js';
import type { OfGroup } from './of-group.js';

/** S75, X16: why bots could not be made, in plain words, and what to do. */
export function ErrorsPanel({ group }: OfGroup) {
  const pages = usePages(provisioningErrors, {
    query: { groupId: group.groupId, limit: 50, sort: '-occurredAt' },
  });
  const { data, error, isLoading, again } = pages;
  const errors = data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title="Provisioning errors" about="The latest first.">
      <ProblemAlert error={error} again={again} />
      {isLoading && <LoadingRows />}
      {errors?.length === 0 && (
        <Empty icon={IconCircleCheck} title="No provisioning errors">
          Every bot that was asked for could be made.
        </Empty>
      )}
      <Stack gap="md">
        {errors?.map((each) => (
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
      <ShowMore of={pages}>Show earlier errors</ShowMore>
    </Panel>
  );
}
