import { NativeSelect } from '@mantine/core';
import { memo } from 'react';
import './choice.css';

type ChoiceProps = {
  readonly label: string;
  readonly everything: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly width?: number;
};

/** The browser's own list: it opens in no time beside a table of any length, and as people know it on their phone. */
function Field({ label, everything, value, options, onChange, width = 170 }: ChoiceProps) {
  return (
    <NativeSelect
      aria-label={label}
      className={value === '' ? 'choice' : 'choice set'}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      size="sm"
      w={{ base: 'calc(50% - 5px)', xs: width }}
    >
      <option value="">{everything}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {/* An address may ask for what is not, or no longer, among the choices. */}
      {value !== '' && options.every((option) => option.value !== value) && <option value={value}>{value}</option>}
    </NativeSelect>
  );
}

/** A filter by one of a few values. Given the same values and the same function, it is not drawn anew when its neighbour changes. */
export const Choice = memo(Field);
