/** Several installations, the demo and tests share one server by it: it begins the name of every stream (`demo.run-…`). */
export type Namespace = {
  /** What the names of all its streams, and of no others, begin with. */
  readonly prefix: string;
  /** Where the state of its log is kept: outside of the log, for no name in it is without a dot. */
  readonly stateStream: string;
  readonly outside: (stream: string) => string;
  readonly inside: (name: string) => string;
};

/** The namespace of an installation that was given none: its own, whatever else is kept in that server. */
export const namespaceFor = (installationId: string): string => `hostler-${installationId.slice(0, 8)}`;

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Throws RangeError for a name that is not 1 to 63 lower-case letters, digits and hyphens. */
export function namespaceOf(name: string): Namespace {
  if (!NAME.test(name)) throw new RangeError('a namespace is 1 to 63 lower-case letters, digits and hyphens');
  const prefix = `${name}.`;
  return {
    prefix,
    stateStream: `hostler-state-${name}`,
    outside: (stream) => prefix + stream,
    inside: (outside) => outside.slice(prefix.length),
  };
}
