import { Accordion, Group, Text } from '@mantine/core';
import { flowVersions } from '../api/endpoints.js';
import { usePages } from '../api/use-pages.js';
import { JsonView } from '../ui/json-view.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { ShowMore } from '../ui/show-more.js';
import { When } from '../ui/when.js';

/** Versions before the latest; none where there is only one. */
export function FlowVersions({ flowId, latest }: { readonly flowId: string; readonly latest: number }) {
  const pages = usePages(flowVersions, {
    path: { flowId },
    query: { sort: '-version', limit: 50 },
    enabled: latest > 1,
  });
  const { data, error, again } = pages;
  const known = data?.pages.flatMap(({ items }) => items);
  const former = known?.filter(({ version }) => version !== latest) ?? [];
  // A past moment, or a flow just opened, may show the versions of another one for a blink.
  if (latest === 1) return null;
  if (error !== null && data === undefined) return <ProblemAlert error={error} again={again} />;
  if (former.length === 0) return null;
  return (
    <Panel flush title="Former versions">
      <Accordion chevronPosition="left" variant="default">
        {former.map(({ version, publishedAt, flowId: _, ...definition }) => (
          <Accordion.Item key={version} value={String(version)}>
            <Accordion.Control>
              <Text fz="sm">
                Version {version}, published <When time={publishedAt} />
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <JsonView value={definition} label={`Version ${version}`} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {pages.hasMore && (
        <Group px="md" pb="md">
          <ShowMore of={pages}>Show earlier versions</ShowMore>
        </Group>
      )}
    </Panel>
  );
}
