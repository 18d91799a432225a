import { IconFileText } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunView } from '#protocol/generated/api.gen.js';
import { AsOfToday } from '../../ui/as-of-today.js';
import { Empty } from '../../ui/empty.js';
import { LoadingRows } from '../../ui/loading.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { hasEnded } from '../run-states.js';
import { LogLines } from './log-lines.js';
import { useLogSearch } from './log-search.js';
import { linesOf } from './log-text.js';
import { LogTools } from './log-tools.js';
import { aboutLog, wordsOfNone } from './log-words.js';
import { useRunLog } from './use-run-log.js';
import { saveWholeLog } from './whole-log.js';

/** What the flow prints, as it prints it: followed, searched, downloaded (P4). */
export function RunLog({ run }: { readonly run: RunView }) {
  const now = useRunLog(run, run.startedAt !== null);
  const [follow, setFollow] = useState(true);
  const lines = linesOf(now.log);
  const search = useLogSearch(lines);
  const save = useMutation({ mutationFn: () => saveWholeLog(run) });
  return (
    <Panel
      flush
      title={
        <>
          Log <AsOfToday />
        </>
      }
      about={aboutLog(now)}
      actions={
        <LogTools
          search={search}
          follow={follow}
          onFollow={setFollow}
          saving={save.isPending}
          onSave={() => save.mutate()}
        />
      }
    >
      <ProblemAlert error={save.error} again={() => save.mutate()} />
      {lines.length > 0 ? (
        <LogLines
          lines={lines}
          cut={now.log.cut}
          found={new Set(search.found)}
          shown={search.shown}
          follow={follow && search.wanted === ''}
          onBack={() => setFollow(false)}
        />
      ) : now.state === 'opening' ? (
        <LoadingRows rows={3} />
      ) : (
        <NoLines {...wordsOfNone(now.state, hasEnded(run.status))} />
      )}
    </Panel>
  );
}

const NoLines = ({ title, about }: ReturnType<typeof wordsOfNone>) => (
  <Empty icon={IconFileText} title={title}>
    {about}
  </Empty>
);
