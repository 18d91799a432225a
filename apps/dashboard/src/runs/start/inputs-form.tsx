import { JsonInput, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import type { InputField } from './input-fields.js';
import { pointerTo, valuesOf, withValue, type Inputs } from './inputs.js';

type InputsFormProps = {
  readonly fields: readonly InputField[] | undefined;
  readonly inputs: Inputs;
  readonly onChange: (inputs: Inputs) => void;
  readonly problems: readonly { readonly pointer: string; readonly detail: string }[];
};

/** What a flow is given: a field for each input, or JSON where fields can't show it. */
export function InputsForm({ fields = [], inputs, onChange, problems }: InputsFormProps) {
  if (typeof inputs === 'string') return <ByHand text={inputs} onChange={onChange} />;
  return (
    <Stack component="fieldset" gap="sm" m={0} p={0} bd={0}>
      <legend style={{ fontSize: 13, fontWeight: 600, padding: 0, marginBottom: 4 }}>Inputs</legend>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={inputs[field.name]}
          error={problems.find(({ pointer }) => pointer === pointerTo(field.name))?.detail}
          onChange={(value) => onChange(withValue(inputs, field.name, value))}
        />
      ))}
    </Stack>
  );
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
        <Select
          {...about}
          data={[...choices]}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          clearable={!required}
          allowDeselect={!required}
        />
      );
    case 'whole':
    case 'number':
      return (
        <NumberInput
          {...about}
          allowDecimal={kind === 'number'}
          {...(minimum === undefined ? {} : { min: minimum })}
          {...(maximum === undefined ? {} : { max: maximum })}
          // A lone minus is text, until its number follows.
          value={typeof value === 'number' || typeof value === 'string' ? value : ''}
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

type ByHandProps = { readonly text: string; readonly onChange: (text: string) => void };

const ByHand = ({ text, onChange }: ByHandProps) => (
  <JsonInput
    label="Inputs"
    description="A JSON object, at most 2 MB."
    autosize
    minRows={3}
    maxRows={14}
    formatOnBlur
    validationError={notAnObject}
    error={valuesOf(text) === undefined && notAnObject}
    value={text}
    onChange={onChange}
  />
);

const notAnObject = 'This must be a JSON object, such as {"invoice": 4711}.';
