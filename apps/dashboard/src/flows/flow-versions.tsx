import { Accordion, Text } from '@mantine/core';
import { flowVersions } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { JsonView } from '../ui/json-view.js';
import { Panel } from '../ui/panel.js';
import { When } from '../ui/when.js';

/** Versions before the latest; none where there is only one. */
export function FlowVersions({ flowId, latest }: { readonly flowId: string; readonly latest: number }) {
  const { data } = useAnswer(flowVersions, {
    path: { flowId },
    query: { sort: '-version', limit: 100 },
    enabled: latest > 1,
  });
  const former = data?.items.filter(({ version }) => version !== latest) ?? [];
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
    </Panel>
  );
}
