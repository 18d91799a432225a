import { Select } from '@mantine/core';
import { memo } from 'react';

type ChoiceProps = {
  readonly label: string;
  readonly everything: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly width?: number;
};

const AT_ONCE = { withinPortal: true, transitionProps: { duration: 0 } };

function Field({ label, everything, value, options, onChange, width = 170 }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      placeholder={everything}
      data={[...options]}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
      clearable
      clearButtonProps={{ 'aria-label': `${label}: all` }}
      searchable={options.length > 8}
      size="sm"
      w={{ base: 'calc(50% - 5px)', xs: width }}
      comboboxProps={AT_ONCE}
    />
  );
}

/** A filter by one of a few values. Given the same values and the same function, it is not drawn anew when its neighbour changes. */
export const Choice = memo(Field);
