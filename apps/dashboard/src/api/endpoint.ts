/** What the generated types say about an operation. */
export type Described = {
  readonly url: string;
  readonly path?: object;
  readonly query?: object;
  readonly body?: unknown;
};

/** The projections that news are told of; a question is asked again when one of its own has moved. */
export type ProjectionName =
  | 'environments'
  | 'groups'
  | 'images'
  | 'flows'
  | 'connections'
  | 'runs'
  | 'queue'
  | 'bots'
  | 'provisioning-errors'
  | 'scaling-decisions'
  | 'audit'
  /** Of no single one: asked again by the clock. */
  | 'clock'
  | 'none';

/** Something that can be asked for: where it is, what it answers, and which projections it is made of. */
export type Endpoint<Data extends Described, Answer> = {
  readonly url: Data['url'];
  readonly madeOf: readonly ProjectionName[];
  /** Whether it can show a past moment. */
  readonly remembers: boolean;
  /** For the compiler only. */
  readonly types?: { readonly data: Data; readonly answer: Answer };
};

export const endpoint = <Data extends Described, Answer>(
  url: Data['url'],
  ...madeOf: ProjectionName[]
): Endpoint<Data, Answer> => ({ url, madeOf, remembers: madeOf[0] !== 'none' });

type Parameters = Readonly<Record<string, unknown>>;

/** The address with its places filled in. */
export function addressOf(url: string, path: Parameters, query: Parameters = {}): string {
  const place = url.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') asked.set(name, String(value));
  const text = asked.toString();
  return text === '' ? place : `${place}?${text}`;
}
