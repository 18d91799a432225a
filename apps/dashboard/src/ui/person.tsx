import { IconRobot, IconUser } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import { usePersonName } from '../api/people.js';
import { usePast } from '../time-travel/past.js';

/** Parts of the product, and bots, by how their ids begin. */
const OF_THE_PRODUCT = /^(system:|bot:)/;

/** The subject id of who is signed in. */
export const Me = createContext<string | undefined>(undefined);

/** Who did it. Events know people by their ids only; what they are called is as of today (U12). */
export function Person({ id }: { readonly id: string }) {
  const me = useContext(Me);
  const isPast = usePast() !== undefined;
  const isProduct = OF_THE_PRODUCT.test(id);
  const name = usePersonName(isProduct ? undefined : id);
  const Picture = isProduct ? IconRobot : IconUser;
  const isNamed = isPast && name !== undefined;
  return (
    <span className={isNamed ? 'person today' : 'person'} title={aboutOf(id, name, isPast)}>
      <Picture size={14} stroke={1.6} aria-hidden />
      {isProduct ? nameOfPart(id) : (name ?? id.slice(0, 8))}
      {me === id && <span className="you"> (you)</span>}
      {isNamed && <span className="visually-hidden">, by the name of today</span>}
    </span>
  );
}

const aboutOf = (id: string, name: string | undefined, isPast: boolean): string =>
  name === undefined ? id : `${name}${isPast ? ', by the name of today' : ''}: ${id}`;

const nameOfPart = (id: string): string =>
  id.startsWith('bot:') ? `bot ${id.slice(4, 12)}` : id.slice('system:'.length);
