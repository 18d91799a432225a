import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconPlayerStop } from '@tabler/icons-react';
import type { RunView } from '#protocol/generated/api.gen.js';
import { AsOfToday } from '../ui/as-of-today.js';
import { Person } from '../ui/person.js';
import { When } from '../ui/when.js';

/** Why a run did not end well, or is being ended; nothing for one that did. */
export function RunEnding({ run }: { readonly run: RunView }) {
  const { cancellation, code, explanation, detail, exitCode, signal } = run;
  if (run.status === 'cancelling' && cancellation !== null)
    return (
      <Alert color="orange" variant="light" icon={<IconPlayerStop size={18} />} title="Being cancelled" role="status">
        Its flow was told to end
        {cancellation.forceAt !== null && (
          <>
            , and is ended by force <When time={cancellation.forceAt} relative />
          </>
        )}
        .
      </Alert>
    );
  if (code === null && cancellation === null) return null;
  const cancelled = run.status === 'cancelled';
  const said = `${explanation ?? ''} ${detail ?? ''}`.toLowerCase();
  // The agent's own words often are the beginning of the explanation.
  const adds = detail !== null && explanation?.startsWith(detail.replace(/\.$/, '')) !== true;
  const ended = signal !== null ? `Ended by signal ${signal}` : exitCode === null ? undefined : `Exit code ${exitCode}`;
  return (
    <Alert
      color={cancelled ? 'gray' : 'red'}
      variant="light"
      icon={cancelled ? <IconBan size={18} /> : <IconAlertTriangle size={18} />}
      title={cancelled ? 'Cancelled' : (code ?? 'Failed')}
    >
      <Text fz="sm">{explanation}</Text>
      {adds && (
        <Text fz="sm" mt={4} style={{ whiteSpace: 'pre-wrap' }}>
          {detail} <AsOfToday />
        </Text>
      )}
      {ended !== undefined && !said.includes(ended.toLowerCase()) && (
        <Text fz="xs" c="dimmed" mt={4}>
          {ended}
        </Text>
      )}
      {cancellation !== null && (
        <Text fz="xs" mt={4}>
          Asked for by <Person id={cancellation.requestedBy} /> at <When time={cancellation.requestedAt} />
          {cancellation.comment !== null && (
            <>
              : “{cancellation.comment}” <AsOfToday />
            </>
          )}
        </Text>
      )}
    </Alert>
  );
}
