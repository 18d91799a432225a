import { JsonInput, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldsOf, type InputField } from './input-fields.js';

type Values = Record<string, unknown>;
type InputsFormProps = {
  readonly schema: Record<string, unknown> | null;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly problems: readonly { readonly pointer: string; readonly detail: string }[];
};

/** What a flow is given: a field for each input, or JSON where the schema is not that simple. */
export function InputsForm({ schema, values, onChange, problems }: InputsFormProps) {
  const fields = fieldsOf(schema);
  if (fields === undefined) return <ByHand values={values} onChange={onChange} />;
  return (
    <Stack component="fieldset" gap="sm" m={0} p={0} bd={0}>
      <legend style={{ fontSize: 13, fontWeight: 600, padding: 0, marginBottom: 4 }}>Inputs</legend>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? field.otherwise}
          error={problems.find(({ pointer }) => pointer === `/inputs/${field.name}`)?.detail}
          onChange={(value) => onChange(withValue(values, field.name, value))}
        />
      ))}
    </Stack>
  );
}

/** An emptied field is left out: the schema's own default, or its complaint, is the server's to give. */
function withValue(values: Values, name: string, value: unknown): Values {
  const { [name]: _, ...others } = values;
  return value === '' || value === null ? others : { ...others, [name]: value };
}

type FieldProps = {
  readonly field: InputField;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
};

function Field({ field, value, error, onChange }: FieldProps) {
  const { label, description, required, kind, choices, minimum, maximum } = field;
  const about = { label, description, required, error };
  switch (kind) {
    case 'flag':
      return (
        <Switch
          label={label}
          description={description}
          error={error}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select {...about} data={[...choices]} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
    case 'whole':
    case 'number':
      return (
        <NumberInput
          {...about}
          allowDecimal={kind === 'number'}
          {...(minimum === undefined ? {} : { min: minimum })}
          {...(maximum === undefined ? {} : { max: maximum })}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(next)}
        />
      );
    case 'text':
      return (
        <TextInput
          {...about}
          value={typeof value === 'string' ? value : ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
  }
}

function ByHand({ values, onChange }: Pick<InputsFormProps, 'values' | 'onChange'>) {
  const [text, setText] = useState(() => JSON.stringify(values, null, 2));
  return (
    <JsonInput
      label="Inputs"
      description="A JSON object, at most 2 MB."
      autosize
      minRows={3}
      maxRows={14}
      formatOnBlur
      validationError="This is not JSON."
      value={text}
      onChange={(next) => {
        setText(next);
        const read = objectFrom(next);
        if (read !== undefined) onChange(read);
      }}
    />
  );
}

function objectFrom(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
  } catch {
    return undefined;
  }
}
