import type { ReactNode } from 'react';
import { Page } from '../ui/page.js';
import { PresentOnly } from '../ui/present-only.js';
import { MachinesTabs, type MachinesTab } from './machines-tabs.js';
import { NewMenu } from './new-menu.js';

type MachinesPageProps = { readonly shown: MachinesTab; readonly about?: ReactNode; readonly children: ReactNode };

/** Monitor > Machines: what its tabs have in common. */
export const MachinesPage = ({ shown, about, children }: MachinesPageProps) => (
  <Page
    title="Machines"
    about={about}
    actions={
      <PresentOnly>
        <NewMenu />
      </PresentOnly>
    }
  >
    <MachinesTabs shown={shown} />
    {children}
  </Page>
);
