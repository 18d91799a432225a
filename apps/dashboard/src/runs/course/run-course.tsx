import { Stack } from '@mantine/core';
import { runEvents } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import type { RunView } from '#protocol/generated/api.gen.js';
import { imageNameOf, useImageNames } from '../../images/use-image-names.js';
import { DataTable } from '../../ui/data-table.js';
import { LoadingRows } from '../../ui/loading.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { attemptColumns } from './attempt-columns.js';
import { courseOf } from './course.js';
import { RunTimeline } from './run-timeline.js';

/** How the run goes: its timeline, and each bot that had a turn at it. */
export function RunCourse({ run: { runId, groupId } }: { readonly run: RunView }) {
  const names = useImageNames();
  const { data, error, refetch } = useAnswer(runEvents, { path: { runId } });
  if (data === undefined && error !== null) return <ProblemAlert error={error} again={() => void refetch()} />;
  const { stretches, attempts } = courseOf(data?.items ?? []);
  return (
    <Stack>
      <Panel>{data === undefined ? <LoadingRows rows={2} /> : <RunTimeline stretches={stretches} />}</Panel>
      {attempts.length > 0 && (
        <Panel flush title="Attempts">
          <DataTable
            label="Attempts"
            columns={attemptColumns(groupId, (image) => imageNameOf(names, image))}
            rows={attempts}
            rowKey={({ number }) => String(number)}
            empty={null}
          />
        </Panel>
      )}
    </Stack>
  );
}
