/** Several installations, the demo and tests share one server by it: it begins the name of every stream (`demo.run-…`). */
export type Namespace = {
  /** What the names of all its streams, and of no others, begin with. */
  readonly prefix: string;
  readonly outside: (stream: string) => string;
  readonly inside: (name: string) => string;
};

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Throws RangeError for a name that is not 1 to 63 lower-case letters, digits and hyphens. */
export function namespaceOf(name: string): Namespace {
  if (!NAME.test(name)) throw new RangeError('a namespace is 1 to 63 lower-case letters, digits and hyphens');
  const prefix = `${name}.`;
  return {
    prefix,
    outside: (stream) => prefix + stream,
    inside: (outside) => outside.slice(prefix.length),
  };
}
