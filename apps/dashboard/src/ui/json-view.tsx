import { Code } from '@mantine/core';

type JsonViewProps = { readonly value: unknown; readonly label: string; readonly height?: number };

/** JSON, indented. */
export const JsonView = ({ value, label, height = 320 }: JsonViewProps) => (
  <Code block mah={height} style={{ overflow: 'auto', fontSize: 12 }} tabIndex={0} role="region" aria-label={label}>
    {JSON.stringify(value, null, 2)}
  </Code>
);
