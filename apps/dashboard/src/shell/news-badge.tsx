import { Badge, Tooltip } from '@mantine/core';
import { useReach } from '../api/reach.js';
import { useMoment } from '../time-travel/moment.js';
import { inWords } from '../ui/durations.js';

/** From here on what is shown counts as behind. */
const BEHIND_MS = 2_000;

/** How fresh the page is: by which way news come, and how far the read models are behind the log (U11). */
export function NewsBadge() {
  const { server, news, lagMs } = useReach();
  const { isPast } = useMoment();
  if (isPast) return null;
  if (server === 'away')
    return <Look color="red" word="No server" why="The server does not answer. This page asks again by itself." />;
  const lag = lagMs === undefined ? '' : ` What is shown is ${inWords(lagMs)} behind the log.`;
  if (lagMs !== undefined && lagMs > BEHIND_MS)
    return <Look color="orange" word={`${inWords(lagMs)} behind`} why={`The read models are catching up.${lag}`} />;
  return news === 'stream' ? (
    <Look
      color="pine"
      word={lagMs === undefined ? 'Live' : `Live · ${inWords(lagMs)}`}
      why={`Changes are shown as they happen.${lag}`}
    />
  ) : (
    <Look color="gray" word="Every 3 s" why={`Changes are asked for every 3 seconds.${lag}`} />
  );
}

const Look = ({ color, word, why }: { readonly color: string; readonly word: string; readonly why: string }) => (
  <Tooltip label={why}>
    <Badge variant="dot" color={color} tt="none" fw={500} radius="sm" data-news={word} className="numbers news-badge">
      {word}
    </Badge>
  </Tooltip>
);
