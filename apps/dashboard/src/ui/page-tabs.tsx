import { Tabs } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useRemembered } from './use-remembered.js';

type Tab<Name extends string> = { readonly value: Name; readonly label: ReactNode };

type PageTabsProps<Name extends string> = {
  readonly label: string;
  readonly tabs: readonly [Tab<Name>, ...Tab<Name>[]];
  readonly children: (shown: NoInfer<Name>) => ReactNode;
};

/** Parts of a page of which one is shown; which one stands in the address. On a phone they scroll sideways. */
export function PageTabs<Name extends string>({ label, tabs, children }: PageTabsProps<Name>) {
  const [first] = tabs;
  const [wanted, setTab] = useRemembered('tab', first.value);
  const { value: shown } = tabs.find(({ value }) => value === wanted) ?? first;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[data-active]');
    // On a phone the one that is shown may be out of sight.
    if (tab) list.current?.scrollTo({ left: tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2 });
  }, [shown]);
  return (
    <Tabs value={shown} onChange={(value) => setTab(value ?? first.value)} keepMounted={false}>
      <Tabs.List ref={list} aria-label={label} style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.value} value={tab.value} style={{ whiteSpace: 'nowrap' }}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ value }) => (
        <Tabs.Panel key={value} value={value} pt="md">
          {value === shown && children(shown)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
