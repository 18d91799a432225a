import { Group, Select, Text } from '@mantine/core';
import { NewConnectionButton } from '../../connections/new-connection-button.js';
import { useEnvironmentId } from '../../shell/environment.js';
import { SearchSelect } from '../../ui/search-select.js';
import { TextLink } from '../../ui/text-link.js';
import type { useStartRun } from './use-start-run.js';

type WhatToRunProps = { readonly run: ReturnType<typeof useStartRun>; readonly onLeave: () => void };

/** Which flow, in which group, and by which connection where there is a choice. */
export const WhatToRun = ({ run, onLeave }: WhatToRunProps) => (
  <>
    {run.withoutGroup ? (
      <Missing what="A run needs a machine group." to="groups/new" make="New hosted machine group" onLeave={onLeave} />
    ) : (
      <Select
        label="Machine group"
        required
        data={run.groups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
        value={orNone(run.chosen.groupId)}
        onChange={(value) => run.choose({ groupId: value ?? '' })}
        searchable
        nothingFoundMessage="No active group"
      />
    )}
    {run.withoutFlow ? (
      <Missing what="A run needs a flow." to="flows" make="Create one among the flows" onLeave={onLeave} />
    ) : (
      <SearchSelect
        label="Flow"
        required
        from={run.flows}
        value={run.chosen.flowId}
        onChange={(flowId) => run.choose({ flowId })}
        nothing="No such flow"
      />
    )}
    <ByWhich run={run} />
  </>
);

function ByWhich({ run }: Pick<WhatToRunProps, 'run'>) {
  const { by, chosen, connections } = run;
  if (run.withoutConnection)
    return (
      <Group gap="sm">
        <Text fz="sm">This group has no connection yet: it says by which account flows run.</Text>
        <NewConnectionButton groupId={chosen.groupId} />
      </Group>
    );
  if (connections.length === 0 || (connections.length === 1 && by !== undefined)) return null;
  const isGone = chosen.connectionId !== '' && by === undefined;
  return (
    <Select
      label="Connection"
      required
      description={isGone ? 'The one of the former run is deleted.' : 'It says by which account the flow runs.'}
      data={connections.map(({ connectionId, name }) => ({ value: connectionId, label: name }))}
      value={by?.connectionId ?? null}
      onChange={(value) => run.choose({ connectionId: value ?? '' })}
      allowDeselect={false}
    />
  );
}

type MissingProps = {
  readonly what: string;
  readonly to: string;
  readonly make: string;
  readonly onLeave: () => void;
};

function Missing({ what, to, make, onLeave }: MissingProps) {
  const environmentId = useEnvironmentId();
  return (
    <Text fz="sm">
      {what}{' '}
      <TextLink to={`/environments/${environmentId}/${to}` as '/'} onClick={onLeave}>
        {make}
      </TextLink>
    </Text>
  );
}

const orNone = (id: string): string | null => (id === '' ? null : id);
