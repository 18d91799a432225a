import { createContext, useContext } from 'react';
import type { Moment } from '../time-travel/moment.js';

/** The address of a page below the environment, as `/runs/…` or `/groups/…?tab=bots`, at the moment that is shown. */
export type AddressOf = (page: string) => string;

export const addressesAt =
  (environmentId: string, moment: Moment | undefined): AddressOf =>
  (page) => {
    const address = `/environments/${encodeURIComponent(environmentId)}${page}`;
    return moment === undefined
      ? address
      : `${address}${page.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(moment)}`;
  };

export const Addresses = createContext<AddressOf>((page) => page);
export const useAddress = (): AddressOf => useContext(Addresses);
