import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useAddress } from '../shell/address.js';

type CellLinkProps = {
  /** Below the environment, as `/runs/…`. */
  readonly to: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
};

/**
 * A link in a cell of a table. A link of the router's own subscribes to all that the router knows, which is too much, hundreds of
 * times, while a list is scrolled.
 */
export function CellLink({ to, strong = false, children }: CellLinkProps) {
  const { history } = useRouter();
  const address = useAddress()(to);
  const follow = (event: MouseEvent): void => {
    // A key held asks the browser for a window of its own.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(address);
  };
  return (
    <a className={strong ? 'cell-link strong' : 'cell-link'} href={address} onClick={follow}>
      {children}
    </a>
  );
}
