type Node = { [key: string]: unknown };

/** OpenAPI 3.1 says "or null" as JSON Schema does; the generator still says `nullable`, as 3.0 did. */
export const withTypeArrays = <Document>(document: Document): Document => rewritten(document) as Document;

function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten);
  if (typeof value !== 'object' || value === null) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewritten(inner)]));
  return 'nullable' in node && typeof node.nullable === 'boolean' ? orNull(node) : node;
}

function orNull({ nullable, ...schema }: Node): Node {
  if (nullable === false) return schema;
  if (typeof schema.type !== 'string') {
    const { allOf, $ref, description, ...rest } = schema;
    const known = Array.isArray(allOf) ? (allOf as unknown[]) : [{ $ref }];
    return { ...rest, ...(description === undefined ? {} : { description }), anyOf: [...known, { type: 'null' }] };
  }
  const values = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...schema, ...values, type: [schema.type, 'null'] };
}
