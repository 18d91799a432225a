import { Button, Group, Switch, Text, TextInput } from '@mantine/core';
import { IconDownload, IconFileText, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../api/endpoint.js';
import type { RunView } from '../generated/api.gen.js';
import { AsOfToday } from '../ui/as-of-today.js';
import { Empty } from '../ui/empty.js';
import { Panel } from '../ui/panel.js';
import { hasEnded } from './run-states.js';
import { useRunLog } from './use-run-log.js';

const LINE_PX = 19;

/** What the flow prints, as it prints it: followed, searched, downloaded (P4). */
export function RunLog({ run }: { readonly run: RunView }) {
  const started = run.startedAt !== null;
  const { text, state } = useRunLog(run, started);
  const [follow, setFollow] = useState(true);
  const [wanted, setWanted] = useState('');
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
            onChange={({ currentTarget }) => setWanted(currentTarget.value)}
          />
          {wanted !== '' && (
            <Text fz="xs" c="dimmed" role="status">
              {found.length === 1 ? '1 line' : `${found.length} lines`}
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
        <Lines lines={lines} found={new Set(found)} first={found[0]} follow={follow && wanted === ''} />
      )}
    </Panel>
  );
}

type LinesProps = {
  readonly lines: readonly string[];
  readonly found: ReadonlySet<number>;
  readonly first: number | undefined;
  readonly follow: boolean;
};

function Lines({ lines, found, first, follow }: LinesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => LINE_PX,
    overscan: 30,
  });
  useEffect(() => {
    if (first !== undefined) virtual.scrollToIndex(first, { align: 'center' });
    else if (follow) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [first, follow, lines.length, virtual]);
  return (
    <div ref={frame} className="run-log" tabIndex={0} role="region" aria-label="What the flow printed">
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            className={found.has(index) ? 'line found' : 'line'}
            style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${start}px)` }}
          >
            <span className="number" aria-hidden>
              {index + 1}
            </span>
            <span>{lines[index]}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
