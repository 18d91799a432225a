import { IconRobot, IconUser } from '@tabler/icons-react';
import { createContext, useContext } from 'react';

/** Parts of the product, and bots, by how their ids begin. */
const OF_THE_PRODUCT = /^(system:|bot:)/;

/** The subject id of who is signed in. */
export const Me = createContext<string | undefined>(undefined);

/** Who did it. Events know people by their ids only; what stands here is as of today (U12). */
export function Person({ id }: { readonly id: string }) {
  const me = useContext(Me);
  const isProduct = OF_THE_PRODUCT.test(id);
  const Picture = isProduct ? IconRobot : IconUser;
  return (
    <span className="person" title={id}>
      <Picture size={14} stroke={1.6} aria-hidden />
      {isProduct ? nameOfPart(id) : me === id ? 'You' : id.slice(0, 8)}
    </span>
  );
}

const nameOfPart = (id: string): string =>
  id.startsWith('bot:') ? `bot ${id.slice(4, 12)}` : id.slice('system:'.length);
