import { Alert, Button, Group, List, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconCircle, IconDots } from '@tabler/icons-react';
import { connections, flows, hostedGroups, runs } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useEnvironmentId } from '../shell/environment.js';
import { useIsPast } from '../time-travel/past.js';
import { LinkButton } from '../ui/link-button.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { TextLink } from '../ui/text-link.js';
import { useFirstRun } from './use-first-run.js';

/** From nothing to a first successful run: by one press, or step by step. */
export function WelcomePage() {
  const environmentId = useEnvironmentId();
  const isPast = useIsPast();
  const groups = useAnswer(hostedGroups, { query: { status: 'active', limit: 1 } });
  const known = useAnswer(flows, { query: { limit: 1 } });
  const ways = useAnswer(connections, { query: { status: 'active', limit: 1 } });
  const good = useAnswer(runs, { query: { status: 'succeeded', limit: 1 } });
  const asked = [groups, ways, known, good];
  const first = useFirstRun();
  const steps = [
    { done: has(groups), text: 'Create a hosted machine group', to: '/environments/$environmentId/groups/new' },
    {
      done: has(ways),
      text: 'Create a connection: by which account flows run',
      to: '/environments/$environmentId/connections',
    },
    { done: has(known), text: 'Define a flow: what a bot executes', to: '/environments/$environmentId/flows' },
    { done: has(good), text: 'Start a run, and watch it succeed', to: '/environments/$environmentId/runs' },
  ] as const;
  return (
    <Page
      title="First steps"
      about="Hostler runs unattended flows on machines that it makes when runs wait, and takes away when none do."
    >
      <Stack maw={760}>
        {!isPast && (
          <Panel title="Everything at once">
            <Text fz="sm" mb="md">
              Makes a small group called <i>Demo</i> with one bot on this machine, a demo flow that greets you, and
              starts it. The first run takes a few seconds, because its bot has to be made first.
            </Text>
            <Group>
              <Button loading={first.isPending} onClick={() => first.start()}>
                Run the demo flow
              </Button>
              <Text fz="sm" c="dimmed" role="status">
                {first.doing}
              </Text>
            </Group>
            {first.error !== null && (
              <div style={{ marginTop: 12 }}>
                <ProblemAlert error={first.error} />
              </div>
            )}
          </Panel>
        )}
        <Panel title="Or step by step">
          <ProblemAlert error={asked.find(({ error }) => error !== null)?.error} />
          <List spacing="sm" center>
            {steps.map(({ done, text, to }) => (
              <List.Item
                key={text}
                icon={
                  <ThemeIcon
                    size={22}
                    radius="xl"
                    variant={done === true ? 'filled' : 'light'}
                    color={done === true ? 'pine' : 'gray'}
                  >
                    <Mark done={done} />
                  </ThemeIcon>
                }
              >
                <TextLink to={to} params={{ environmentId }} fz="sm">
                  {text}
                </TextLink>
              </List.Item>
            ))}
          </List>
        </Panel>
        {has(good) === true && (
          <Alert color="pine" variant="light" title="You are up and running">
            <LinkButton
              to="/environments/$environmentId/machines/groups"
              params={{ environmentId }}
              variant="default"
              size="xs"
              mt={4}
            >
              Go to your machine groups
            </LinkButton>
          </Alert>
        )}
      </Stack>
    </Page>
  );
}

type Asked = { readonly data: { readonly items: readonly unknown[] } | undefined };

/** Whether there is one; `undefined` while nobody knows. */
const has = ({ data }: Asked): boolean | undefined => data && data.items.length > 0;

function Mark({ done }: { readonly done: boolean | undefined }) {
  if (done === undefined) return <IconDots size={14} aria-label="Not known yet" />;
  return done ? <IconCheck size={14} aria-label="Done" /> : <IconCircle size={14} aria-label="Not yet" />;
}
