import { Text, Tooltip } from '@mantine/core';
import { IconRobot, IconUser } from '@tabler/icons-react';
import { useAnswer } from '../api/use-answer.js';
import { whoAmI } from '../api/endpoints.js';
import { useMoment } from '../time-travel/moment.js';

/** Parts of the product, and bots, by how their ids begin. */
const OF_THE_PRODUCT = /^(system:|bot:)/;

/** Who did it. Events know people by their ids only; what stands here is as of today (U12). */
export function Person({ id }: { readonly id: string }) {
  const { data: me } = useAnswer(whoAmI, { everyMs: 600_000 });
  const { isPast } = useMoment();
  const isProduct = OF_THE_PRODUCT.test(id);
  const Picture = isProduct ? IconRobot : IconUser;
  const name = isProduct ? nameOfPart(id) : me?.subjectId === id ? 'You' : id.slice(0, 8);
  return (
    <Tooltip label={isPast && !isProduct ? `${id}; its name is as of today` : id}>
      <Text span fz="inherit" style={{ whiteSpace: 'nowrap' }}>
        <Picture size={14} stroke={1.6} style={{ verticalAlign: '-2px', marginRight: 4 }} aria-hidden />
        {name}
      </Text>
    </Tooltip>
  );
}

const nameOfPart = (id: string): string =>
  id.startsWith('bot:') ? `bot ${id.slice(4, 12)}` : id.slice('system:'.length);
