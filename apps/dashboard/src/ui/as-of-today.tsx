import { Badge, Tooltip } from '@mantine/core';
import { useIsPast } from '../time-travel/past.js';

/** Marks what is kept once, and so is shown as it is today, on a page of the past. */
export function AsOfToday() {
  const isPast = useIsPast();
  if (!isPast) return null;
  return (
    <Tooltip label="This is kept once, not for every moment: it is shown as it is today.">
      <Badge className="as-of-today" radius="sm" size="sm" tt="none">
        as of today
      </Badge>
    </Tooltip>
  );
}
