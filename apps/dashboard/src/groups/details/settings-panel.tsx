import { Alert, Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { useCommand } from '../../api/use-command.js';
import type { EditHostedGroupData, HostedGroupView } from '#protocol/generated/api.gen.js';
import { useIsPast } from '../../time-travel/past.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { ScalingPreview } from '../wizard/scaling-preview.js';
import type { OfGroup } from './of-group.js';
import { effectsOf, type Settings } from './settings-effects.js';
import { SettingsFields } from './settings-fields.js';

const settingsOf = ({ name, description, sessionReuse, committed, maximum }: HostedGroupView): Settings => ({
  name,
  description,
  sessionReuse,
  committed,
  maximum,
});

/** S70, S78: what the group is, editable, with what an edit will do. */
export function SettingsPanel({ group }: OfGroup) {
  const isPast = useIsPast();
  const [typed, setTyped] = useState<Partial<Settings>>({});
  // What is typed is of the present: the past shows what was, and the way back shows it again.
  const edited = isPast ? {} : typed;
  const [seen, setSeen] = useState(group.configuration);
  const edit = useCommand<EditHostedGroupData, HostedGroupView>(
    'PATCH',
    '/api/v1/environments/{environmentId}/hosted-groups/{groupId}',
  );
  const settings = { ...settingsOf(group), ...edited };
  const change = (part: Partial<Settings>): void => {
    if (Object.keys(edited).length === 0) setSeen(group.configuration);
    setTyped((was) => ({ ...was, ...part }));
    edit.reset();
  };
  const effects = effectsOf(group, settings);
  const changed = effects.length > 0;
  const save = (ifMatch: number): void =>
    edit.mutate(
      { path: { groupId: group.groupId }, body: edited, ifMatch },
      {
        onSuccess: () => {
          setTyped({});
          notifications.show({ message: 'Saved.', color: 'pine' });
        },
      },
    );
  const saveOverIt = (): void => {
    setSeen(group.configuration);
    save(group.configuration);
  };
  return (
    <Panel title="Settings">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save(seen);
        }}
      >
        <Stack maw={680}>
          <SettingsFields settings={settings} change={change} error={isPast ? null : edit.error} />
          {changed && <EffectsOf effects={effects} />}
          {(edited.committed !== undefined || edited.maximum !== undefined) && (
            <ScalingPreview draft={settings} groupId={group.groupId} />
          )}
          <ProblemAlert error={isPast ? null : edit.error} again={isStale(edit.error) ? saveOverIt : undefined} />
          {!isPast && (
            <Group>
              <Button type="submit" disabled={!changed || group.status !== 'active'} loading={edit.isPending}>
                Save
              </Button>
              {changed && (
                <Button variant="default" onClick={() => setTyped({})}>
                  Discard
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </form>
    </Panel>
  );
}

/** Somebody else has changed the group since. The form shows it by now: saving again is meant. */
const isStale = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'stale-configuration';

const EffectsOf = ({ effects }: { readonly effects: readonly string[] }) => (
  <Alert variant="light" color="blue" title="What saving will do">
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      {effects.map((effect) => (
        <li key={effect}>{effect}</li>
      ))}
    </ul>
  </Alert>
);
