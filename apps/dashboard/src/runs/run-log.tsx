import { Button, Group, Switch, Text, TextInput } from '@mantine/core';
import { IconDownload, IconFileText, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { addressOf } from '../api/endpoint.js';
import type { RunView } from '#protocol/generated/api.gen.js';
import { AsOfToday } from '../ui/as-of-today.js';
import { Empty } from '../ui/empty.js';
import { Panel } from '../ui/panel.js';
import { LogLines } from './log-lines.js';
import { hasEnded } from './run-states.js';
import { useRunLog } from './use-run-log.js';

/** What the flow prints, as it prints it: followed, searched, downloaded (P4). */
export function RunLog({ run }: { readonly run: RunView }) {
  const started = run.startedAt !== null;
  const { text, state } = useRunLog(run, started);
  const [follow, setFollow] = useState(true);
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const found =
    wanted === ''
      ? []
      : lines.flatMap((line, index) => (line.toLowerCase().includes(wanted.toLowerCase()) ? [index] : []));
  const address = addressOf('/api/v1/environments/{environmentId}/runs/{runId}/log', run);
  return (
    <Panel
      flush
      title={
        <>
          Log <AsOfToday />
        </>
      }
      about={state === 'following' ? 'Live: lines appear as the flow prints them.' : undefined}
      actions={
        <Group gap="sm">
          <TextInput
            aria-label="Search the log"
            placeholder="Search the log"
            size="xs"
            leftSection={<IconSearch size={13} />}
            value={wanted}
            onChange={({ currentTarget }) => {
              setWanted(currentTarget.value);
              setAt(0);
            }}
            onKeyDown={({ key, shiftKey }) => {
              if (key === 'Enter' && found.length > 0) setAt((at + (shiftKey ? found.length - 1 : 1)) % found.length);
            }}
          />
          {wanted !== '' && (
            <Text fz="xs" c="dimmed" role="status">
              {found.length === 0 ? 'no line' : `${at + 1} of ${found.length} · Enter goes on`}
            </Text>
          )}
          <Switch
            size="xs"
            label="Follow"
            checked={follow}
            onChange={({ currentTarget }) => setFollow(currentTarget.checked)}
          />
          <Button
            component="a"
            href={address}
            download={`run-${run.runId}.log`}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
          >
            Download
          </Button>
        </Group>
      }
    >
      {lines.length === 0 ? (
        <Empty icon={IconFileText} title={started ? 'It has printed nothing' : 'It has not started'}>
          {hasEnded(run.status) ? 'There is no log.' : 'What the flow prints appears here at once.'}
        </Empty>
      ) : (
        <LogLines lines={lines} found={new Set(found)} shown={found[at]} follow={follow && wanted === ''} />
      )}
    </Panel>
  );
}
