import type { Api } from '../client/api.js';
import { exitCode } from '../exit-code.js';
import { Failure, notFound } from '../failure.js';

/** What can be named instead of giving its id. */
export type Named = 'group' | 'flow' | 'connection' | 'image';

const kinds = {
  group: { path: 'hosted-groups', id: 'groupId' },
  flow: { path: 'flows', id: 'flowId' },
  connection: { path: 'connections', id: 'connectionId' },
  image: { path: 'images', id: 'imageId' },
} as const satisfies Record<Named, { path: string; id: string }>;

type Item = Readonly<Record<string, unknown>> & { readonly name: string; readonly status?: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Which of several of one name are meant rather than the others. */
export type Meant = 'living' | 'deleted';

/** The id of a thing by its name, whatever its case, or by the id itself. A living thing goes before a deleted one, unless told. */
export async function idOf(
  api: Api,
  environment: string,
  kind: Named,
  nameOrId: string,
  meant: Meant = 'living',
): Promise<string> {
  if (UUID.test(nameOrId)) return nameOrId.toLowerCase();
  const { path, id } = kinds[kind];
  const found = await api.list<Item>(`/environments/${encodeURIComponent(environment)}/${path}`, { search: nameOrId });
  const same = found.filter(({ name }) => folded(name) === folded(nameOrId));
  const isLiving = ({ status }: Item): boolean => status === undefined || status === 'active';
  const first = same.filter((item) => isLiving(item) === (meant === 'living'));
  const candidates = first.length > 0 ? first : same;
  const [one, another] = candidates;
  if (one === undefined)
    throw notFound(`There is no ${kind} "${nameOrId}": "hostler ${kind} list" shows what there is.`);
  if (another !== undefined)
    throw ambiguous(
      kind,
      nameOrId,
      candidates.map((item) => String(item[id])),
    );
  return String(one[id]);
}

const ambiguous = (kind: Named, name: string, ids: readonly string[]): Failure =>
  new Failure(exitCode.usage, `There are ${ids.length} ${kind}s "${name}": give the id, one of ${ids.join(', ')}.`);

const folded = (name: string): string => name.trim().normalize('NFC').toLowerCase();
