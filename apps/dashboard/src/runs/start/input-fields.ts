/** One field of a form, made from one property of a JSON Schema. */
export type InputField = {
  readonly name: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly kind: 'text' | 'whole' | 'number' | 'flag' | 'choice';
  readonly choices: readonly string[];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly otherwise: unknown;
};

type Schema = Readonly<Record<string, unknown>>;

/** The fields of a schema whose properties are all simple; `undefined` where JSON must be written by hand. */
export function fieldsOf(schema: Schema | null): readonly InputField[] | undefined {
  const properties = schema?.['properties'];
  if (!isSchema(properties)) return undefined;
  const required = Array.isArray(schema?.['required']) ? (schema['required'] as unknown[]) : [];
  const fields = Object.entries(properties).map(([name, property]) => fieldOf(name, property, required.includes(name)));
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

function fieldOf(name: string, property: unknown, required: boolean): InputField | undefined {
  if (!isSchema(property)) return undefined;
  const kind = kindOf(property);
  if (kind === undefined) return undefined;
  return {
    name,
    label: typeof property['title'] === 'string' ? property['title'] : name,
    description: typeof property['description'] === 'string' ? property['description'] : undefined,
    required,
    kind,
    choices: kind === 'choice' ? (property['enum'] as string[]) : [],
    minimum: numberOr(property['minimum']),
    maximum: numberOr(property['maximum']),
    otherwise: property['default'],
  };
}

function kindOf(property: Schema): InputField['kind'] | undefined {
  const choices = property['enum'];
  if (Array.isArray(choices)) return choices.every((choice) => typeof choice === 'string') ? 'choice' : undefined;
  switch (property['type']) {
    case 'string':
      return 'text';
    case 'integer':
      return 'whole';
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    default:
      return undefined;
  }
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
