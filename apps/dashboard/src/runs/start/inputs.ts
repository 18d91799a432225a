import type { InputField } from './input-fields.js';

export type Values = Readonly<Record<string, unknown>>;

/** What a run is given, as its form holds it: the values of the fields, or JSON as it is being written. Only what is shown is sent. */
export type Inputs = Values | string;

/** What a form begins with: what a former run was given, else the defaults of the schema. */
export function inputsToBegin(fields: readonly InputField[] | undefined, former: Values | undefined): Inputs {
  if (fields === undefined || !shows(fields, former)) return JSON.stringify(former ?? {}, null, 2);
  const values = fields.map((field) => [field.name, valueToBegin(field, former)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** `undefined` while it is no JSON object: nothing can be started by it then. */
export function valuesOf(inputs: Inputs): Values | undefined {
  if (typeof inputs !== 'string') return inputs;
  try {
    const value: unknown = JSON.parse(inputs.trim() === '' ? '{}' : inputs);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
  } catch {
    return undefined;
  }
}

/** An emptied field is left out: a default does not come back by itself. */
export function withValue(values: Values, name: string, value: unknown): Values {
  const { [name]: _, ...others } = values;
  return value === '' || value === null ? others : { ...others, [name]: value };
}

/** Where a problem with a field is said to be. */
export const pointerTo = (name: string): string => `/inputs/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;

function valueToBegin(field: InputField, former: Values | undefined): unknown {
  if (former !== undefined && field.name in former) return former[field.name];
  // What the former run went without, it goes without again, unless it can't.
  if (former !== undefined && !field.required) return undefined;
  if (fits(field, field.otherwise)) return field.otherwise;
  return field.kind === 'flag' && field.required ? false : undefined;
}

/** Whether the fields show all of it; the rest would be sent unseen. */
const shows = (fields: readonly InputField[], values: Values = {}): boolean =>
  Object.entries(values).every(([name, value]) => fields.some((field) => field.name === name && fits(field, value)));

function fits({ kind, choices }: InputField, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'choice':
      return typeof value === 'string' && choices.includes(value);
    case 'whole':
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
  }
}
