import { invalidRequest } from './problem.js';

/** The configuration number that `If-Match` names; `undefined` where the person doesn't mind. */
export function configurationFrom(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const number = /^"(\d{1,15})"$/.exec(ifMatch.trim())?.[1];
  if (number === undefined)
    throw invalidRequest({
      pointer: 'If-Match',
      detail: 'must be the ETag of the thing, quotes included, such as "3"',
    });
  return Number(number);
}
