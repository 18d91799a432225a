import type { RowFilter } from '#runtime/row-query.js';
import type { Directory } from '#vault/ports.js';
import { invalidRequest } from '../http/problem.js';
import type { ListQuery } from '../http/list-query.js';

/** A name that is shared by more people than this should be asked for more exactly. */
const MAX_PEOPLE = 100;

/** Events know subjects by id only (U12); who is called so today is asked of the directory. */
export async function whoFilter(directory: Directory, { others: { who } }: ListQuery): Promise<readonly RowFilter[]> {
  if (who === undefined) return [];
  const people = await directory.find(who, MAX_PEOPLE + 1);
  if (people.length > MAX_PEOPLE)
    throw invalidRequest({ pointer: '?who', detail: `must fit at most ${MAX_PEOPLE} people: ask for more of a name` });
  return [{ field: 'actor', in: people.map(({ subjectId }) => subjectId) }];
}
